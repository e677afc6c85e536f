import { CommonError } from '../../../gateway/errors';
import { requireTaggedResource } from '../requests/require-tagged-resource';
import type { RdsAction } from './action';

export const listTagsForResource: RdsAction<'ListTagsForResource'> = async (rds, input) => {
  if (input.Filters !== undefined && input.Filters.length > 0) {
    throw new CommonError(
      'InvalidParameterValue',
      'ListTagsForResource does not support the parameter Filters.',
    );
  }
  return { TagList: rds.tags.list(requireTaggedResource(rds, input.ResourceName)) };
};
