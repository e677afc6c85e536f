import type { DatabaseFacts } from './contract';
import type { Row, Statement } from './driver';
import { ProbeError } from './errors';
import type { Lane } from './lane';
import { IDENTIFY, readFinding, WHO } from './operations';
import { toRefusal } from './refusal';

/**
 * Opens every connection of every pool, and one connection of each other lane, so that the run starts with a database
 * that is known to answer.
 *
 * @throws ProbeError `DatabaseUnreachable` or `LoginRefused`
 */
export async function openConnections(lanes: readonly Lane[]): Promise<void> {
  const openings = lanes.flatMap((lane) => {
    const { connection } = lane.plan;
    // All are requested at once, so each makes the pool open another connection.
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
    `SELECT ${WHO}, current_setting('server_version') AS version, ` +
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
      'the role may not INSERT and SELECT on failover_lab.writes; prepare the database as the contract says',
    );
  }
  await ask(lane, { text: 'INSERT INTO failover_lab.runs (run_id) VALUES ($1)', values: [runId] });
  return {
    // Some builds append their own version: `17.9 (Debian 17.9-1)`.
    version: String(facts.version).split(' ')[0] ?? '',
    synchronousCommit: String(facts.synchronous_commit),
    writer: readFinding(facts).member,
  };
}

async function ask({ plan, source }: Lane, statement: Statement): Promise<Row | undefined> {
  try {
    const session = await source.acquire();
    try {
      const { rows } = await session.run(statement, plan.statementTimeoutMs);
      const [row] = rows;
      if (row) session.connection.member ??= readFinding(row).member;
      session.release('sound');
      return row;
    } catch (error) {
      session.release('failed');
      throw error;
    }
  } catch (error) {
    throw toRefusal(`${plan.host} cannot be used by ${plan.name}`, error);
  }
}
