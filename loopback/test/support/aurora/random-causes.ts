import type { Member } from '../../../aurora/model';
import type { FrontedCluster } from '../../../testing/fronted-cluster';
import { createFrontedCluster } from '../../../testing/fronted-cluster';
import { processesMentioning } from '../../../testing/processes';
import type { SeededRandom } from '../../../testing/seeded-random';
import { waitFor } from '../../../testing/wait-for';
import type { Cause } from './causes';
import { CAUSES } from './causes';
import { untilAvailable } from './real-cluster';
import { Writers } from './writers';

const INSTANCES = 3;
const WRITERS = 8;
const TIMEOUT_MS = 30_000;
const CATCH_UP_MS = 5_000;

/** State of the cluster after all causes. */
interface Outcome {
  readonly acknowledgedWrites: number;
  /** Acknowledged writes that an instance lacks. */
  readonly lostWrites: number;
  /** Instances that accept writes according to their servers. */
  readonly writers: readonly string[];
  /** Difference between completed failovers and causes that change the roles, plus failed failovers. */
  readonly unexpectedFailovers: number;
  /** Running servers that belong to no instance. */
  readonly strayServers: number;
}

/** Outcome, the causes in their order, and the processes that remain after the end of the cluster. */
export type RandomCauses = Outcome & {
  readonly played: readonly string[];
  readonly leftProcesses: readonly string[];
};

/**
 * Interrupts 8 writers of a cluster of three real servers by random causes until `isEnough` returns true. Plays every
 * cause once before it repeats one. Fails if a cause does not have its effect on the roles, or if a writer does not write
 * again.
 */
export async function playRandomCauses(
  random: SeededRandom,
  isEnough: (played: number) => boolean,
): Promise<RandomCauses> {
  const lab = await createFrontedCluster({ instances: INSTANCES });
  const played: string[] = [];
  try {
    const outcome = await playAll(lab, pickCauses(random, isEnough, played));
    await lab.close();
    return { ...outcome, played, leftProcesses: processesMentioning(lab.homeFolder) };
  } catch (error) {
    await lab.close();
    throw new Error(`${played.join(', ')}: ${String(error)}\n${lab.log.slice(-30).join('\n')}`);
  }
}

/** Yields causes, and adds their names to `played`. */
function* pickCauses(
  random: SeededRandom,
  isEnough: (played: number) => boolean,
  played: string[],
): Generator<Cause> {
  for (let left: [string, Cause][] = []; !isEnough(played.length); ) {
    if (left.length === 0) left = Object.entries(CAUSES);
    const [[name, cause] = ['', CAUSES.request]] = left.splice(random.between(0, left.length - 1), 1);
    if (cause === undefined) return;
    played.push(name);
    yield cause;
  }
}

async function playAll(lab: FrontedCluster, causes: Iterable<Cause>): Promise<Outcome> {
  const writers = await Writers.start(lab, WRITERS);
  let roleChanges = 0;
  try {
    for (const cause of causes) {
      await untilReadersAreListed(lab);
      await writers.untilAllWrite(TIMEOUT_MS);
      await play(lab, cause);
      roleChanges += Number(cause.rolesChange);
    }
    await writers.untilAllWrite(TIMEOUT_MS);
  } finally {
    await writers.stop();
  }
  return inspect(lab, writers, roleChanges);
}

/**
 * Waits until the writer waits for every reader before it acknowledges a write. Right after a restart of the writer no
 * reader can be promoted, although all instances are available.
 */
async function untilReadersAreListed({ cluster }: FrontedCluster): Promise<void> {
  await waitFor('the writer waits for every reader', TIMEOUT_MS, async () => {
    const rows = await cluster.writer?.database.query<{ name: string }>(
      `SELECT application_name AS name FROM pg_stat_replication
       WHERE state = 'streaming' AND sync_state = 'quorum'`,
    );
    return rows?.length === cluster.members.length - 1 ? undefined : JSON.stringify(rows);
  });
}

async function play(lab: FrontedCluster, cause: Cause): Promise<void> {
  const { cluster } = lab;
  const { writer } = cluster;
  if (writer === undefined) throw new Error('The cluster has no writer.');
  const restartsBefore = countRestarts(lab, writer);
  await cause.strike(lab, writer);
  await waitFor(cause.rolesChange ? 'another writer' : 'a restart of the writer', TIMEOUT_MS, () => {
    const hasHappened = cause.rolesChange
      ? cluster.writer !== writer
      : countRestarts(lab, writer) > restartsBefore;
    return hasHappened ? undefined : `${cluster.status}, writer ${cluster.writer?.identifier}`;
  });
  if (!cause.rolesChange && cluster.writer !== writer) throw new Error('The writer has changed.');
  cause.end?.(lab, writer);
  await untilAvailable(cluster, TIMEOUT_MS);
}

function countRestarts({ cluster }: FrontedCluster, { identifier }: Member): number {
  return cluster.events.all.filter(
    ({ id, sourceIdentifier }) => id === 'RDS-EVENT-0006' && sourceIdentifier === identifier,
  ).length;
}

async function inspect(lab: FrontedCluster, writers: Writers, roleChanges: number): Promise<Outcome> {
  const { events, members } = lab.cluster;
  let lostWrites = 0;
  const acceptingWrites: string[] = [];
  for (const { identifier, database } of members) {
    lostWrites += await countLost(writers, identifier);
    const [state] = await database.query<{ reads: boolean }>('SELECT pg_is_in_recovery() AS reads');
    if (state?.reads === false) acceptingWrites.push(identifier);
  }
  const count = (wanted: string) => events.all.filter(({ id }) => id === wanted).length;
  const servers = processesMentioning(lab.homeFolder).filter((line) => line.includes(' -D '));
  return {
    acknowledgedWrites: writers.acknowledged.size,
    lostWrites,
    writers: acceptingWrites,
    unexpectedFailovers: Math.abs(count('RDS-EVENT-0071') - roleChanges) + count('RDS-EVENT-0069'),
    strayServers: servers.length - members.length,
  };
}

/** Waits until the instance has received all writes, then counts the acknowledged writes that it lacks. */
async function countLost(writers: Writers, identifier: string): Promise<number> {
  const deadlineMs = performance.now() + CATCH_UP_MS;
  for (;;) {
    const { length } = await writers.findLost(identifier);
    if (length === 0 || performance.now() > deadlineMs) return length;
  }
}
