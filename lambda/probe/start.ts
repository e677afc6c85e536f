import type { DatabaseFacts } from './contract';
import type { Row, Statement } from './driver';
import { ProbeError } from './errors';
import type { Lane } from './lane';
import { IDENTIFY, MEMBER_COLUMNS, parseRow } from './operations';
import { toStartError } from './start-error';

/**
 * Opens every connection of every pool, and one connection of each other lane, to ensure that the database answers
 * before the run starts.
 *
 * @throws ProbeError `DatabaseUnreachable` or `LoginRefused`
 */
export async function openConnections(lanes: readonly Lane[]): Promise<void> {
  const openings = lanes.flatMap((lane) => {
    const { connection } = lane.plan;
    // All sessions are requested at the same time, so each request makes the pool open another connection.
    return Array.from({ length: connection.kind === 'pool' ? connection.size : 1 }, () =>
      ask(lane, IDENTIFY),
    );
  });
  const results = await Promise.allSettled(openings);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

const FACTS: Statement = {
  text:
    `SELECT ${MEMBER_COLUMNS}, current_setting('server_version') AS version, ` +
    "current_setting('synchronous_commit') AS synchronous_commit, " +
    "has_table_privilege('failover_lab.writes', 'INSERT') AND has_table_privilege('failover_lab.writes', 'SELECT') " +
    'AS may_use',
  values: [],
};

/**
 * Checks that the role may use the tables, then inserts the row that signals the start of the run.
 *
 * @throws ProbeError `NotPrepared`, or `DatabaseUnreachable` while the cluster endpoint leads to a reader
 */
export async function signalStart(runId: string, lane: Lane): Promise<DatabaseFacts> {
  const facts = await ask(lane, FACTS);
  if (facts?.may_use !== true) {
    throw new ProbeError(
      'NotPrepared',
      'the role has no INSERT and SELECT on failover_lab.writes; ' +
        'prepare the database as lambda/probe/contract.ts describes',
    );
  }
  await ask(lane, { text: 'INSERT INTO failover_lab.runs (run_id) VALUES ($1)', values: [runId] });
  return {
    // Some builds append their own version, as in `17.9 (Debian 17.9-1)`.
    version: String(facts.version).split(' ')[0] ?? '',
    synchronousCommit: String(facts.synchronous_commit),
    writer: parseRow(facts).member,
  };
}

async function ask({ plan, source }: Lane, statement: Statement): Promise<Row | undefined> {
  try {
    const session = await source.acquire();
    try {
      const { rows } = await session.run(statement, plan.statementTimeoutMs);
      const [row] = rows;
      if (row) session.connection.member ??= parseRow(row).member;
      session.release('usable');
      return row;
    } catch (error) {
      session.release('failed');
      throw error;
    }
  } catch (error) {
    throw toStartError(`${plan.host} cannot be used by ${plan.name}`, error);
  }
}
