/** State of a failover. The states of `FailoverEnd` are final. */
export type FailoverState =
  | 'choosing'
  | 'fencing'
  | 'surveying'
  | 'catching-up'
  | 'promoting'
  | 'switching'
  | 'settling'
  | 'restarting'
  | 'restoring'
  | FailoverEnd;

export type FailoverEnd = 'completed' | 'failed' | 'restarted' | 'down';

/** Result of a state's work. */
export type FailoverEvent =
  | 'target-chosen'
  | 'no-target'
  | 'fenced'
  | 'fence-failed'
  | 'target-current'
  | 'target-behind'
  | 'target-lost'
  | 'unsafe'
  | 'caught-up'
  | 'catch-up-failed'
  | 'promoted'
  | 'promotion-failed'
  | 'switched'
  | 'settled'
  | 'writer-lost'
  | 'restarted'
  | 'restart-failed';

export interface FailoverRow {
  readonly in: Exclude<FailoverState, FailoverEnd>;
  readonly on: FailoverEvent;
  readonly next: FailoverState;
  readonly because: string;
}

/** Failover as data: each state's work reports an event, and the event leads to the next state. */
export const FAILOVER: readonly FailoverRow[] = [
  { in: 'choosing', on: 'target-chosen', next: 'fencing', because: 'a reader is in step with the writer' },
  {
    in: 'choosing',
    on: 'no-target',
    next: 'restarting',
    because: 'no reader can be promoted, so the writer restarts in place',
  },

  {
    in: 'fencing',
    on: 'fenced',
    next: 'surveying',
    because: 'no further write can be acknowledged',
  },
  {
    in: 'fencing',
    on: 'fence-failed',
    next: 'restoring',
    because: 'the old writer may still run, so no reader may be promoted',
  },

  {
    in: 'surveying',
    on: 'target-current',
    next: 'promoting',
    because: 'no reader has more of the log than the target',
  },
  {
    in: 'surveying',
    on: 'target-behind',
    next: 'catching-up',
    because: 'another reader has more of the log',
  },
  { in: 'surveying', on: 'target-lost', next: 'surveying', because: 'another reader is the new target' },
  {
    in: 'surveying',
    on: 'unsafe',
    next: 'restoring',
    because: 'only the old writer is known to have every write',
  },

  {
    in: 'catching-up',
    on: 'caught-up',
    next: 'promoting',
    because: 'the target has as much of the log as any reader',
  },
  {
    in: 'catching-up',
    on: 'catch-up-failed',
    next: 'surveying',
    because: 'the target is no longer a candidate',
  },

  {
    in: 'promoting',
    on: 'promoted',
    next: 'switching',
    because: 'the target is the writer and acknowledges nothing yet',
  },
  {
    in: 'promoting',
    on: 'promotion-failed',
    next: 'fencing',
    because: 'the target may still become a writer and must be fenced',
  },

  {
    in: 'switching',
    on: 'switched',
    next: 'settling',
    because: 'the cluster endpoint leads to the new writer',
  },
  {
    in: 'switching',
    on: 'writer-lost',
    next: 'completed',
    because: 'the loss of the new writer is handled separately',
  },

  {
    in: 'settling',
    on: 'settled',
    next: 'completed',
    because: 'the readers, including the old writer, follow the new writer',
  },
  {
    in: 'settling',
    on: 'writer-lost',
    next: 'completed',
    because: 'the loss of the new writer is handled separately',
  },

  { in: 'restoring', on: 'restarted', next: 'failed', because: 'the writer is the same as before' },
  {
    in: 'restoring',
    on: 'restart-failed',
    next: 'failed',
    because: 'no member can become the writer without losing writes',
  },

  { in: 'restarting', on: 'restarted', next: 'restarted', because: 'the writer has restarted in place' },
  { in: 'restarting', on: 'restart-failed', next: 'down', because: 'no other member can become the writer' },
];

/**
 * Runs a failover through the table until it ends. `work` does the work of a state and returns the resulting event.
 * `listen` is called with each row taken. An event without a row is a defect and throws.
 */
export async function runFailoverTable(
  rows: readonly FailoverRow[],
  work: (state: FailoverRow['in']) => Promise<FailoverEvent>,
  listen: (row: FailoverRow) => void = () => {},
): Promise<FailoverEnd> {
  let state: FailoverState = 'choosing';
  while (!isEnd(state)) {
    const from: FailoverRow['in'] = state;
    const event = await work(from);
    const row: FailoverRow | undefined = rows.find(
      (candidate) => candidate.in === from && candidate.on === event,
    );
    if (row === undefined) throw new Error(`A failover that is ${from} cannot handle ${event}.`);
    listen(row);
    state = row.next;
  }
  return state;
}

function isEnd(state: FailoverState): state is FailoverEnd {
  return state === 'completed' || state === 'failed' || state === 'restarted' || state === 'down';
}
