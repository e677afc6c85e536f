import { faults } from '../faults';
import { requireId } from '../requests/require-id';
import type { FisAction } from './action';

/** Stops an experiment and returns while it is in status `stopping`. */
export const stopExperiment: FisAction<'StopExperiment'> = async (fis, { id }) => {
  const experiment = fis.experiment(requireId(id));
  if (experiment.isEnded) {
    throw faults.invalid(
      `Experiment ${experiment.id} cannot be stopped because its status is ${experiment.status}.`,
    );
  }
  experiment.stop();
  return { experiment: experiment.describe() };
};
