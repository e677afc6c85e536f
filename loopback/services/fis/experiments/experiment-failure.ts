/** Reason for which an action or an experiment fails. `message` is the reason of its state. */
export class ExperimentFailure extends Error {
  override readonly name = 'ExperimentFailure';
}
