import { requireId } from '../requests/require-id';
import type { FisAction } from './action';

/** Deletes a template. Experiments that were started from it continue. */
export const deleteExperimentTemplate: FisAction<'DeleteExperimentTemplate'> = async (fis, { id }) => ({
  experimentTemplate: fis.templates.remove(requireId(id)),
});
