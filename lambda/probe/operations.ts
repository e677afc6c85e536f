import type { Row, Statement } from './driver';

/** Statement that a lane runs at every tick. A single statement is applied completely or not at all. */
export interface Operation {
  readonly kind: 'write' | 'read' | 'lag';
  statement(tick: number): Statement;
}

/** Columns that identify the member that answers. They are cheap: both read settings. */
export const MEMBER_COLUMNS =
  "aurora_db_instance_identifier() AS member, current_setting('transaction_read_only') = 'on' AS read_only";

export const IDENTIFY: Statement = { text: `SELECT ${MEMBER_COLUMNS}`, values: [] };

/** The attempt's number is part of the key. It is always 1, because no write is retried. */
export function writeOperation(runId: string, lane: string): Operation {
  const text = `INSERT INTO failover_lab.writes (run_id, lane, seq, attempt) VALUES ($1, $2, $3, 1) RETURNING ${MEMBER_COLUMNS}`;
  return { kind: 'write', statement: (tick) => ({ text, values: [runId, lane, tick] }) };
}

const NEWEST = '(SELECT max(seq) FROM failover_lab.writes WHERE run_id = $1 AND lane = $2) AS newest';

export function readOperation(runId: string, observedLane: string): Operation {
  const statement = { text: `SELECT ${MEMBER_COLUMNS}, ${NEWEST}`, values: [runId, observedLane] };
  return { kind: 'read', statement: () => statement };
}

/** On the writer the lag is NULL, because `current_read_lsn` is NULL. */
export function lagOperation(runId: string, observedLane: string): Operation {
  const lag =
    '(SELECT max(durable_lsn) - max(current_read_lsn) FILTER (WHERE server_id = aurora_db_instance_identifier())' +
    ' FROM aurora_replica_status()) AS lag_bytes';
  const statement = { text: `SELECT ${MEMBER_COLUMNS}, ${NEWEST}, ${lag}`, values: [runId, observedLane] };
  return { kind: 'lag', statement: () => statement };
}

/** Contents of an answer's row. */
export interface RowFacts {
  readonly member: string;
  readonly readOnly: boolean;
  /** Newest tick of the observed lane that has a visible row. */
  readonly newest?: number;
  readonly lagBytes?: number;
}

export function parseRow(row: Row | undefined): RowFacts {
  const { member, read_only: readOnly, newest, lag_bytes: lagBytes } = row ?? {};
  return {
    member: typeof member === 'string' ? member : 'unknown',
    readOnly: readOnly === true,
    ...(typeof newest === 'number' && { newest }),
    // The driver returns numbers that may be wider than a double as text.
    ...(typeof lagBytes === 'string' && { lagBytes: Number(lagBytes) }),
  };
}
