import { pageOf } from '../requests/page';
import type { FisAction } from './action';

export const listExperimentTemplates: FisAction<'ListExperimentTemplates'> = async (fis, input) => {
  const { items, nextToken } = pageOf(fis.templates.all, input);
  return {
    experimentTemplates: items.map(({ id, description, creationTime, lastUpdateTime, tags }) => ({
      ...{ id, description, creationTime, lastUpdateTime, tags },
    })),
    nextToken,
  };
};
