import type { FailoverEvent, FailoverState } from '../../../aurora/failover/table';
import { FAILOVER, runFailoverTable } from '../../../aurora/failover/table';

describe('the failover table', () => {
  it('has one row for each state and event', () => {
    const names = FAILOVER.map((row) => `${row.in} ${row.on}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('reaches every state it contains from the first state', () => {
    const reached = new Set<FailoverState>(['choosing']);
    for (const state of reached) {
      for (const row of FAILOVER) if (row.in === state) reached.add(row.next);
    }
    expect(FAILOVER.filter((row) => !reached.has(row.in))).toEqual([]);
  });

  it('fences the old writer before it surveys the readers, and surveys them before it promotes a reader', () => {
    const into = (next: FailoverState) => FAILOVER.filter((row) => row.next === next).map((row) => row.in);
    expect(new Set(into('promoting'))).toEqual(new Set(['surveying', 'catching-up']));
    expect(new Set(into('surveying'))).toEqual(new Set(['fencing', 'surveying', 'catching-up']));
  });

  it('is followed row by row to a final state', async () => {
    const events: FailoverEvent[] = [
      'target-chosen',
      'fenced',
      'target-behind',
      'caught-up',
      'promoted',
      'switched',
      'settled',
    ];
    const states: string[] = [];
    const reasons: string[] = [];
    const end = await runFailoverTable(
      FAILOVER,
      async (state) => {
        states.push(state);
        return events[states.length - 1] ?? 'settled';
      },
      ({ because }) => reasons.push(because),
    );
    expect(reasons).toHaveLength(7);
    expect(reasons[2]).toBe('another reader has more of the log');
    expect(end).toBe('completed');
    expect(states.join(' ')).toBe('choosing fencing surveying catching-up promoting switching settling');
  });

  it('refuses an event that has no row', async () => {
    await expect(runFailoverTable(FAILOVER, async () => 'promoted')).rejects.toThrow(
      'A failover that is choosing cannot handle promoted.',
    );
  });
});
