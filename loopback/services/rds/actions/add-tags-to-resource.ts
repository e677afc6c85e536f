import { CommonError } from '../../../gateway/errors';
import type { ArnKind } from '../names/arns';
import { parseArn } from '../names/arns';
import type { RdsAccount } from '../state';
import type { RdsAction } from './action';

export const addTagsToResource: RdsAction<'AddTagsToResource'> = async (account, input) => {
  account.tags.add(requireResource(account, input.ResourceName), input.Tags ?? []);
  return {};
};

export const removeTagsFromResource: RdsAction<'RemoveTagsFromResource'> = async (account, input) => {
  account.tags.remove(requireResource(account, input.ResourceName), input.TagKeys ?? []);
  return {};
};

export const listTagsForResource: RdsAction<'ListTagsForResource'> = async (account, input) => {
  if (input.Filters !== undefined && input.Filters.length > 0) {
    throw new CommonError(
      'InvalidParameterValue',
      'ListTagsForResource does not support the parameter Filters.',
    );
  }
  return { TagList: account.tags.list(requireResource(account, input.ResourceName)) };
};

const finders: Readonly<Record<ArnKind, (account: RdsAccount, name: string) => unknown>> = {
  cluster: (account, name) => account.cluster(name),
  db: (account, name) => account.instance(name),
  subgrp: (account, name) => account.subnetGroups.require(name),
  'cluster-pg': (account, name) => account.parameterGroups.require(name),
};

/** Gives the ARN as RDS writes it. Throws the fault of a resource that is not there. */
function requireResource(account: RdsAccount, resourceName = ''): string {
  const arn = parseArn(account.deps.account, resourceName);
  if (arn === undefined || !Object.hasOwn(finders, arn.kind)) {
    throw new CommonError('InvalidParameterValue', `Invalid resource name: ${resourceName}`);
  }
  finders[arn.kind as ArnKind](account, arn.name);
  return resourceName.toLowerCase();
}
