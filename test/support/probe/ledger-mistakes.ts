import type { LaneResult } from '../../../lambda/probe/contract';
import type { SimulatedProbe } from './simulated-probe';
import { RUN_ID } from './simulated-probe';
import { expand, expandRanges } from './spelt-out';

/** Compares the ledger, and what a drill counts in it, with the rows of the server: a sentence for each mistake. */
export function findLedgerMistakes({ result, findings, writes }: SimulatedProbe): string[] {
  const { ledger } = result;
  if (ledger.state !== 'read') return ['the ledger was not read'];
  // A tick that is certainly not applied has no row.
  const truth = { acknowledged: 0, lost: 0, indeterminate: 0, recovered: 0, unexpected: 0, duplicates: 0 };
  const mistakes: string[] = [];
  for (const lane of result.lanes.filter(({ operation }) => operation === 'write')) {
    const stored = writes.ticksOf(RUN_ID, lane.name);
    const entry = ledger.lanes.find((candidate) => candidate.lane === lane.name);
    const isExact = expandRanges(entry?.found ?? []).join() === stored.join() && !entry?.repeated.length;
    if (!isExact) mistakes.push(`the ledger of ${lane.name} is not what the server has`);
    count(lane, new Set(stored), truth);
  }
  const counted: object = findings.ledger;
  for (const [name, value] of Object.entries(truth)) {
    const found = Reflect.get(counted, name);
    if (found !== value) mistakes.push(`${name} is ${found} and not ${value}`);
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
