/** Receives the exit code of a drill's verdict. */
export interface Outcome {
  exitCode: number;
}
