import { requireTaggedResource } from '../requests/require-tagged-resource';
import type { RdsAction } from './action';

export const addTagsToResource: RdsAction<'AddTagsToResource'> = async (rds, input) => {
  rds.tags.add(requireTaggedResource(rds, input.ResourceName), input.Tags ?? []);
  return {};
};
