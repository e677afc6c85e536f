import type { Access } from '../drill/aws/access';
import type { Connection } from '../drill/aws/clients';
import type { ClusterView } from '../drill/aws/cluster';
import type { ClusterEvent } from '../drill/aws/cluster-events';
import type { DeployedLab } from '../drill/aws/deployed-lab';
import type { Rows } from '../drill/aws/sql';
import type { Report } from '../drill/report-format/report';

/** One exercise of the guided lab. `README.md` in its folder is the page. */
export type Exercise = ExerciseFacts &
  (
    | {
        readonly check: Check;
        /** Check for the overview, if `check` takes long. @default check */
        readonly quickCheck?: Check;
      }
    /** Checks the account, with or without the stack. */
    | { readonly checkAccount: (account: ExerciseAccount) => Promise<CheckResult> }
  );

interface ExerciseFacts {
  readonly number: number;
  /** Folder below `exercises/`, such as `04-manual-failover`. */
  readonly folder: string;
  /** Title of the page without its number, such as `fail over by hand`. */
  readonly title: string;
  /** Answers that `lab answer` stores, in the order of its arguments. */
  readonly answers: readonly AnswerField[];
  /** Commands that `lab solve` runs. @default the commands of the page */
  readonly solution?: readonly string[];
}

/**
 * Reads AWS APIs, SQL and reports, and changes nothing.
 *
 * @throws DrillError if the environment does not permit the check
 */
export type Check = (lab: ExerciseLab) => Promise<CheckResult>;

export type CheckResult =
  | { readonly state: 'passed'; readonly found: string }
  | {
      readonly state: 'not-yet';
      readonly found: string;
      /** Why `found` is not enough. */
      readonly reason: string;
      /** The learner's next step. */
      readonly next: string;
    };

export interface AnswerField {
  /** Name of the row in `failover_lab.answers`. */
  readonly name: string;
  /** Meaning of the answer, for the usage of `lab answer`. */
  readonly meaning: string;
  /**
   * Returns the value to store.
   *
   * @throws Error whose message lists the values allowed
   */
  parse(text: string): string;
}

/** An account, which may or may not contain the stack. */
export interface ExerciseAccount extends Access {
  /** Endpoint, Region and credentials, for clients of other services. */
  readonly connection: Connection;
  readonly stackName: string;
}

/** A deployed lab with the learner's answers and reports. */
export interface ExerciseLab extends ExerciseAccount {
  readonly deployed: DeployedLab;
  cluster(): Promise<ClusterView>;
  /** Returns the events of the cluster and its instances of the last 14 days, oldest first. */
  events(): Promise<readonly ClusterEvent[]>;
  /**
   * Runs one statement on the writer with the Data API. Returns the first column of the first row; undefined if there is
   * no row.
   */
  execute(sql: string, values?: Readonly<Record<string, string>>): Promise<unknown>;
  /**
   * Runs one statement on a member over a direct connection, which AWS accepts only from inside the VPC.
   *
   * @throws SqlError for an error of PostgreSQL
   */
  query(on: 'writer' | 'reader' | (string & {}), sql: string): Promise<Rows | 'unreachable'>;
  /** Returns the newest answers by their names; empty if none found. */
  answers(exercise: number): Promise<ReadonlyMap<string, Answer>>;
  /**
   * Returns the report in a folder below `drill-report/`, such as `exercise-07/crash`; undefined if the folder has no report.
   *
   * @throws DrillError if the file is not a report
   */
  report(folder: string): Promise<FoundReport | undefined>;
  /**
   * Runs `lab drill` with these options on the account of the check, and returns its exit code. The report is saved in a
   * folder below `drill-report/`. The output goes to stderr.
   */
  drill(options: readonly string[], folder: string): Promise<number>;
}

export interface Answer {
  readonly value: string;
  /** When it was given, in ms since 1970 on the database's clock. */
  readonly atMs: number;
}

export interface FoundReport {
  readonly report: Report;
  readonly path: string;
}
