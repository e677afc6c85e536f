import type { Run } from '../report-format/run';
import type { Summary } from '../report-format/summary';
import { describeValues, ruleOfThree } from './statistics';

/** What several runs say together: of times those that are worth something, of losses all. */
export function summarise(runs: readonly Run[]): Summary {
  const counted = runs.filter(({ voidReasons }) => voidReasons.length === 0);
  const losses = runs.flatMap(({ ledger }) => (ledger.state === 'read' ? [ledger.lost] : []));
  const runsWithLoss = losses.filter((lost) => lost > 0).length;
  return {
    n: counted.length,
    voidRuns: runs.length - counted.length,
    writeOutageMs: describeValues(counted.map(({ writeOutageMs }) => writeOutageMs.high)),
    readOutageMs: describeValues(counted.map(({ readOutageMs }) => readOutageMs.high)),
    lost: {
      writes: losses.reduce((sum, lost) => sum + lost, 0),
      runsWithLoss,
      runsRead: losses.length,
      atMostOfFailovers: runsWithLoss === 0 ? ruleOfThree(losses.length) : null,
    },
  };
}
