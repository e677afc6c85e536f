import { requireId } from '../requests/require-id';
import type { FisAction } from './action';

export const getExperimentTemplate: FisAction<'GetExperimentTemplate'> = async (fis, { id }) => ({
  experimentTemplate: fis.templates.require(requireId(id)),
});
