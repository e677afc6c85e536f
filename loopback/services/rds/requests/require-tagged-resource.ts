import { CommonError } from '../../../gateway/errors';
import type { ArnKind } from '../names/arns';
import { parseArn } from '../names/arns';
import type { RdsState } from '../state';

/** Returns the ARN in RDS's format. Throws the error of the resource type if the resource does not exist. */
export function requireTaggedResource(rds: RdsState, resourceName = ''): string {
  const arn = parseArn(rds.deps.account, resourceName);
  if (arn === undefined || !Object.hasOwn(finders, arn.kind)) {
    throw new CommonError('InvalidParameterValue', `Invalid resource name: ${resourceName}`);
  }
  finders[arn.kind as ArnKind](rds, arn.name);
  return resourceName.toLowerCase();
}

const finders: Readonly<Record<ArnKind, (rds: RdsState, name: string) => unknown>> = {
  cluster: (rds, name) => rds.cluster(name),
  db: (rds, name) => rds.instance(name),
  subgrp: (rds, name) => rds.subnetGroups.require(name),
  'cluster-pg': (rds, name) => rds.parameterGroups.require(name),
  'cluster-snapshot': (rds, name) => rds.snapshots.require(name),
};
