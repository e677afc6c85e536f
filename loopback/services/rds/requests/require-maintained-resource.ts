import { CommonError } from '../../../gateway/errors';
import { faults } from '../faults';
import type { ArnKind } from '../names/arns';
import { parseArn } from '../names/arns';
import type { RdsState } from '../state';

/**
 * Returns the cluster or the instance of an ARN. Throws `InvalidParameterValue` for another text, and
 * `ResourceNotFoundFault` if the resource does not exist.
 */
export function requireMaintainedResource(
  rds: RdsState,
  resource = '',
): { readonly kind: Extract<ArnKind, 'cluster' | 'db'>; readonly name: string } {
  const arn = parseArn(rds.deps.account, resource);
  if (arn?.kind !== 'cluster' && arn?.kind !== 'db')
    throw new CommonError('InvalidParameterValue', `Invalid resource name: ${resource}`);
  const { kind, name } = { kind: arn.kind, name: arn.name } as const;
  const names = {
    cluster: rds.clusters.map(({ hosted }) => hosted.cluster.identifier),
    db: rds.instances.map(({ member }) => member.identifier),
  };
  if (!names[kind].includes(name)) throw faults.resourceNotFound(resource);
  return { kind, name };
}
