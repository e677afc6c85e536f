import { createFrontedCluster } from '../../testing/fronted-cluster';
import { SeededRandom } from '../../testing/seeded-random';
import { playRandomCauses } from '../support/aurora/random-causes';
import { Writers } from '../support/aurora/writers';

/** Number of causes, of which every one is tested elsewhere. `npm run soak` plays causes for 10 minutes. */
const PLAYED = 6;

it('a cluster under 8 writers loses no acknowledged write by random causes, and leaves no process', async () => {
  const seed = Math.floor(Math.random() * 2 ** 32);
  const result = await playRandomCauses(new SeededRandom(seed), (played) => played === PLAYED);
  const { acknowledgedWrites, played, writers, ...counts } = result;
  expect({ seed, played, ...counts }).toEqual({
    ...{ seed, played, lostWrites: 0, unexpectedFailovers: 0, strayServers: 0, leftProcesses: [] },
  });
  expect(writers).toHaveLength(1);
  expect(acknowledgedWrites).toBeGreaterThan(8 * PLAYED);
});

it('a write that is acknowledged and then missing counts as lost', async () => {
  const lab = await createFrontedCluster();
  try {
    const writers = await Writers.start(lab, 8);
    await writers.untilAllWrite(10_000);
    await writers.stop();
    expect(await writers.findLost('db-1')).toEqual([]);
    const [first = 0] = writers.acknowledged;
    const client = await lab.connect('cluster');
    await client.query('DELETE FROM public.writes WHERE key = $1', [first]);
    expect(await writers.findLost('db-1')).toEqual([first]);
  } finally {
    await lab.close();
  }
});
