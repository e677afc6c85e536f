import type { Run } from '../report-format/run';
import type { Summary } from '../report-format/summary';
import { describeValues, ruleOfThree } from './statistics';

/** Summarises several runs. Outages are those of the valid runs, losses those of all runs. */
export function summarise(runs: readonly Run[]): Summary {
  const valid = runs.filter(({ voidReasons }) => voidReasons.length === 0);
  const losses = runs.flatMap(({ ledger }) => (ledger.state === 'read' ? [ledger.lost] : []));
  const runsWithLoss = losses.filter((lost) => lost > 0).length;
  return {
    n: valid.length,
    voidRuns: runs.length - valid.length,
    writeOutageMs: describeValues(valid.map(({ writeOutageMs }) => writeOutageMs.high)),
    readOutageMs: describeValues(valid.map(({ readOutageMs }) => readOutageMs.high)),
    lost: {
      writes: losses.reduce((sum, lost) => sum + lost, 0),
      runsWithLoss,
      runsRead: losses.length,
      atMostOfFailovers: runsWithLoss === 0 ? ruleOfThree(losses.length) : null,
    },
  };
}
