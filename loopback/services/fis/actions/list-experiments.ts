import { pageOf } from '../requests/page';
import type { FisAction } from './action';

export const listExperiments: FisAction<'ListExperiments'> = async (fis, input) => {
  const all = fis.experiments.map((experiment) => experiment.describe());
  const { items, nextToken } = pageOf(all, input);
  return {
    experiments: items.map(({ id, experimentTemplateId, state, creationTime, tags }) => ({
      ...{ id, experimentTemplateId, state, creationTime, tags },
    })),
    nextToken,
  };
};
