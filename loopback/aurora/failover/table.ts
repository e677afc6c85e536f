/** State of a failover. The last four are ends. */
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

/** The failover as data: each state's work reports an event, and the event leads to the next state. */
export const FAILOVER: readonly FailoverRow[] = [
  { in: 'choosing', on: 'target-chosen', next: 'fencing', because: 'a reader is in step with the writer' },
  {
    in: 'choosing',
    on: 'no-target',
    next: 'restarting',
    because: 'without a reader the writer is recreated',
  },

  {
    in: 'fencing',
    on: 'fenced',
    next: 'surveying',
    because: 'no acknowledged write can be added from here on',
  },
  {
    in: 'fencing',
    on: 'fence-failed',
    next: 'restoring',
    because: 'the old writer may live: promote nobody',
  },

  {
    in: 'surveying',
    on: 'target-current',
    next: 'promoting',
    because: 'no reader knows of a write it lacks',
  },
  {
    in: 'surveying',
    on: 'target-behind',
    next: 'catching-up',
    because: 'another reader has more of the log',
  },
  { in: 'surveying', on: 'target-lost', next: 'surveying', because: 'another reader is the target now' },
  { in: 'surveying', on: 'unsafe', next: 'restoring', because: 'only the old writer surely has every write' },

  {
    in: 'catching-up',
    on: 'caught-up',
    next: 'promoting',
    because: 'the target has all that any reader has',
  },
  {
    in: 'catching-up',
    on: 'catch-up-failed',
    next: 'surveying',
    because: 'the target is no candidate any more',
  },

  {
    in: 'promoting',
    on: 'promoted',
    next: 'switching',
    because: 'it is writer, and acknowledges nothing yet',
  },
  {
    in: 'promoting',
    on: 'promotion-failed',
    next: 'fencing',
    because: 'it may still become a writer: fence it',
  },

  {
    in: 'switching',
    on: 'switched',
    next: 'settling',
    because: 'the cluster endpoint leads to the new writer',
  },
  { in: 'switching', on: 'writer-lost', next: 'completed', because: 'its death is a case of its own' },

  {
    in: 'settling',
    on: 'settled',
    next: 'completed',
    because: 'the readers follow, the old writer among them',
  },
  { in: 'settling', on: 'writer-lost', next: 'completed', because: 'its death is a case of its own' },

  { in: 'restoring', on: 'restarted', next: 'failed', because: 'the writer is the one it was' },
  {
    in: 'restoring',
    on: 'restart-failed',
    next: 'failed',
    because: 'nobody can be writer without losing writes',
  },

  { in: 'restarting', on: 'restarted', next: 'restarted', because: 'the lone writer is back in place' },
  { in: 'restarting', on: 'restart-failed', next: 'down', because: 'there is nobody else to turn to' },
];

/**
 * Runs a failover through the table to one of its ends. `work` does the work of a state and returns its result;
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
