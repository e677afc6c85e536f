import type { Report } from '../../../drill/report-format/report';
import type { Answer, ExerciseLab } from '../../../exercises/exercise';

/** Facts that the check of a measured exercise reads: reports, answers and the runs that the database has seen. */
export interface ReportedFacts {
  /** Reports by their folder below `drill-report/`. */
  readonly reports?: Readonly<Record<string, Report>>;
  readonly answers?: Readonly<Record<string, Answer>>;
  /** When each run began, by the database's clock; a run without an entry is of another cluster. */
  readonly begunMs?: Readonly<Record<string, number>>;
  /** Whether a drill has prepared the database. @default true */
  readonly isPrepared?: boolean;
  /** @default loopback */
  readonly kind?: 'aws' | 'loopback';
  /** Returns the exit code of a drill. */
  readonly drill?: (options: readonly string[]) => number;
}

/** Creates a lab whose database and folders have these facts. */
export function createReportedLab(facts: ReportedFacts): ExerciseLab {
  const { reports = {}, answers = {}, begunMs = {}, isPrepared = true, kind = 'loopback', drill } = facts;
  const lab: Partial<ExerciseLab> = {
    clients: { answeredBy: () => ({ kind, conditions: {} }) } as ExerciseLab['clients'],
    answers: async () => new Map(Object.entries(answers)),
    report: async (folder) => {
      const report = reports[folder];
      return report && { report, path: `drill-report/${folder}/report.json` };
    },
    execute: async (sql, values) => {
      if (sql.includes('to_regclass')) return isPrepared;
      if (!isPrepared) throw new Error('relation "failover_lab.runs" does not exist');
      return begunMs[String(values?.id)];
    },
    drill: async (options) => {
      if (!drill) throw new Error('this check must not run a drill');
      return drill(options);
    },
  };
  return lab as ExerciseLab;
}
