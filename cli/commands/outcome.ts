/** Where a command that measures leaves the exit code of its verdict. */
export interface Outcome {
  exitCode: number;
}
