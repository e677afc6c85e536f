import { requireTaggedResource } from '../requests/require-tagged-resource';
import type { RdsAction } from './action';

export const removeTagsFromResource: RdsAction<'RemoveTagsFromResource'> = async (rds, input) => {
  rds.tags.remove(requireTaggedResource(rds, input.ResourceName), input.TagKeys ?? []);
  return {};
};
