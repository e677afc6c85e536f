import { requireId } from '../requests/require-id';
import type { FisAction } from './action';

/** Starts an experiment and returns while it is in status `initiating`. */
export const startExperiment: FisAction<'StartExperiment'> = async (fis, input) => {
  const template = fis.templates.require(requireId(input.experimentTemplateId));
  const { tags, clientToken } = input;
  return { experiment: fis.start({ template, tags, clientToken }).describe() };
};
