import type { LaneResult } from '../../../lambda/probe/contract';
import { expand, expandRanges } from './decode-ticks';
import type { SimulatedProbe } from './simulated-probe';
import { RUN_ID } from './simulated-probe';

/** Compares the ledger and a drill's counts of it with the rows of the server. Returns a sentence for each mistake. */
export function findLedgerMistakes({ result, findings, writes }: SimulatedProbe): string[] {
  const { ledger } = result;
  if (ledger.state !== 'read') return ['the ledger was not read'];
  // `unexpected` is 0, because a tick that certainly was not applied has no row.
  const truth = { acknowledged: 0, lost: 0, indeterminate: 0, recovered: 0, unexpected: 0, duplicates: 0 };
  const mistakes: string[] = [];
  for (const lane of result.lanes.filter(({ operation }) => operation === 'write')) {
    const stored = writes.ticksOf(RUN_ID, lane.name);
    const entry = ledger.lanes.find((candidate) => candidate.lane === lane.name);
    const isExact = expandRanges(entry?.found ?? []).join() === stored.join() && !entry?.repeated.length;
    if (!isExact) mistakes.push(`the ledger of ${lane.name} differs from the rows of the server`);
    count(lane, new Set(stored), truth);
  }
  const counted: object = findings.ledger;
  for (const [name, value] of Object.entries(truth)) {
    const found = Reflect.get(counted, name);
    if (found !== value) mistakes.push(`${name} is ${found} instead of ${value}`);
  }
  return truth.lost === 0 ? mistakes : [...mistakes, 'the simulated server lost an acknowledged write'];
}

function count(
  lane: LaneResult,
  stored: ReadonlySet<number>,
  counts: Record<'acknowledged' | 'lost' | 'indeterminate' | 'recovered', number>,
): void {
  for (const [tick, index] of expand(lane.answerRuns).entries()) {
    const outcome = lane.answers[index]?.outcome;
    const isStored = stored.has(tick);
    if (outcome === 'ok') counts.acknowledged += 1;
    if (outcome === 'ok' && !isStored) counts.lost += 1;
    if (outcome === 'indeterminate') counts.indeterminate += 1;
    if (outcome === 'indeterminate' && isStored) counts.recovered += 1;
  }
}
