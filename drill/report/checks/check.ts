/** One requirement of a drill, for programs that show the results of tests. */
export interface Check {
  readonly name: string;
  /** Longest outage that the check is about, in seconds; 0 if it is about no outage. */
  readonly seconds: number;
  /** `void`: the timings are invalid. `not-judged`: no limit applies, or the figures do not decide. */
  readonly state: 'passed' | 'failed' | 'void' | 'not-judged';
  /** Why the check has this state, one sentence each; empty if it passed. */
  readonly reasons: readonly string[];
}
