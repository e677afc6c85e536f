import type { Witnesses } from '../../aurora/acknowledgements';
import { Acknowledgements } from '../../aurora/acknowledgements';
import { ClusterMember } from '../../aurora/cluster-member';
import { SeededRandom } from '../../testing/seeded-random';
import type { SimulatedDatabase } from '../support/aurora/simulated-database';
import { SimulatedWorld } from '../support/aurora/simulated-world';
import { VirtualClock } from '../support/virtual-clock';

/** Creates a writer and readers that stream from it. No reader is on the writer's list. */
async function createStreams(readers: number) {
  const clock = new VirtualClock();
  const world = new SimulatedWorld(clock, new SeededRandom(1));
  const members = Array.from({ length: readers + 1 }, (_, index) => {
    const spec = { identifier: `i${index + 1}`, instanceClass: 'db.r7g.large', availabilityZone: 'za' };
    return new ClusterMember(spec, clock.date(), (volume) => world.openDatabase(spec.identifier, volume));
  });
  const [writer] = world.databases;
  if (writer === undefined) throw new Error('The cluster has no writer.');
  for (const database of world.databases) {
    database.log = [-1];
    if (database !== writer) await clock.run(database.follow(writer));
    await clock.run(database.start());
  }
  await clock.run(clock.sleep(100));
  return { clock, writer, databases: world.databases, readers: members.slice(1) };
}

function namesOf(witnesses: Witnesses): string[] {
  if (witnesses.state === 'writer-alone') return ['writer alone'];
  return [...witnesses.readers].map(({ identifier }) => identifier).sort();
}

const isAcknowledged = async (clock: VirtualClock, writer: SimulatedDatabase) =>
  clock.run(Promise.race([writer.write(clock.nowMs()), clock.sleep(200).then(() => false)]));

describe('the witnesses of acknowledged writes', () => {
  it('are the writer alone before a reader is admitted', async () => {
    const { clock, writer } = await createStreams(1);
    const acknowledgements = new Acknowledgements(clock, 'synchronous');
    await clock.run(acknowledgements.open(writer));
    expect(await isAcknowledged(clock, writer)).toBe(true);
    expect(namesOf(acknowledgements.freeze())).toEqual(['writer alone']);
  });

  it('are the readers once a reader has stored every write that only the writer had', async () => {
    const { clock, writer, databases, readers } = await createStreams(2);
    const [, first, second] = databases;
    const acknowledgements = new Acknowledgements(clock, 'synchronous');
    await clock.run(acknowledgements.open(writer));
    first?.stall();
    second?.stall();
    await clock.run(writer.write(1));
    const admissions = Promise.all(readers.map((reader) => acknowledgements.admit(reader)));
    await clock.run(clock.sleep(500));
    expect(await isAcknowledged(clock, writer)).toBe(false);
    second?.resume();
    await clock.run(admissions);
    expect(namesOf(acknowledgements.freeze())).toEqual(['i2', 'i3']);
  });

  it('include a dismissed reader until another reader has stored every earlier write', async () => {
    const { clock, writer, databases, readers } = await createStreams(2);
    const acknowledgements = new Acknowledgements(clock, 'synchronous');
    await clock.run(acknowledgements.open(writer));
    for (const reader of readers) await clock.run(acknowledgements.admit(reader));
    databases[2]?.stall();
    await clock.run(writer.write(1));
    databases[1]?.crash();
    for (const reader of readers.slice(0, 1)) await clock.run(acknowledgements.dismiss(reader));
    await clock.run(clock.sleep(500));
    expect(namesOf(acknowledgements.freeze())).toEqual(['i2', 'i3']);
  });

  it('exclude a dismissed reader once another reader has stored every earlier write', async () => {
    const { clock, writer, readers } = await createStreams(2);
    const acknowledgements = new Acknowledgements(clock, 'synchronous');
    await clock.run(acknowledgements.open(writer));
    for (const reader of readers) await clock.run(acknowledgements.admit(reader));
    for (const reader of readers.slice(0, 1)) await clock.run(acknowledgements.dismiss(reader));
    await clock.run(clock.sleep(500));
    expect(namesOf(acknowledgements.freeze())).toEqual(['i3']);
  });

  it('are the writer alone when the last reader is dismissed', async () => {
    const { clock, writer, databases, readers } = await createStreams(1);
    const acknowledgements = new Acknowledgements(clock, 'synchronous');
    await clock.run(acknowledgements.open(writer));
    for (const reader of readers) await clock.run(acknowledgements.admit(reader));
    databases[1]?.crash();
    for (const reader of readers) await clock.run(acknowledgements.dismiss(reader));
    expect(await isAcknowledged(clock, writer)).toBe(true);
    expect(namesOf(acknowledgements.freeze())).toEqual(['writer alone']);
  });

  it('do not change after the writer is frozen', async () => {
    const { clock, writer, databases, readers } = await createStreams(1);
    const acknowledgements = new Acknowledgements(clock, 'synchronous');
    await clock.run(acknowledgements.open(writer));
    for (const reader of readers) await clock.run(acknowledgements.admit(reader));
    expect(namesOf(acknowledgements.freeze())).toEqual(['i2']);
    databases[1]?.crash();
    for (const reader of readers) await clock.run(acknowledgements.dismiss(reader));
    expect(await isAcknowledged(clock, writer)).toBe(false);
    expect(namesOf(acknowledgements.freeze())).toEqual(['i2']);
  });
});
