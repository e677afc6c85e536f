import type { CauseName } from '../../../drill/report-format/cause';
import type { Report } from '../../../drill/report-format/report';
import type { Run } from '../../../drill/report-format/run';
import { reportOfCauses } from '../drill/scenarios';

/** Run ID of the reports. */
export const RUN_ID = 'simulated';

/** Report of a drill that played one cause, with changes of its run. */
export function reportOf(cause: CauseName, change: (run: Run) => Partial<Run> = () => ({})): Report {
  const report = reportOfCauses([cause]);
  return { ...report, runs: report.runs.map((run) => ({ ...run, ...change(run) })) };
}

/** Replaces the outages of the writes over new connections by one that does not end, or by none. */
export function withWriteOutage({ lanes }: Run, kind: 'endless' | 'none'): Pick<Run, 'lanes'> {
  return {
    lanes: lanes.map((lane) => {
      if (lane.operation !== 'write' || lane.connection !== 'fresh') return lane;
      const outages = lane.outages.map((outage) => ({
        ...outage,
        high: null,
        ended: false,
        servedAgainMs: null,
      }));
      return { ...lane, outages: kind === 'none' ? [] : outages };
    }),
  };
}
