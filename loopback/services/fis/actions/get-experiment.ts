import { requireId } from '../requests/require-id';
import type { FisAction } from './action';

export const getExperiment: FisAction<'GetExperiment'> = async (fis, { id }) => ({
  experiment: fis.experiment(requireId(id)).describe(),
});
