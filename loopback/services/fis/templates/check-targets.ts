import type { AccountIdentity } from '../../account-identity';
import { requireSupported } from '../../supported-members';
import type { Target } from '../api/model';
import { actionTypes } from '../experiment-actions/action-types';
import type { ActionTarget } from '../experiment-actions/experiment-action';
import { faults } from '../faults';

/** Throws `ValidationException` for a target that does not name its resources by their ARNs. */
export function checkTargets(account: AccountIdentity, targets: Readonly<Record<string, Target>>): void {
  for (const [name, target] of Object.entries(targets)) checkTarget(account, name, target);
}

function checkTarget(account: AccountIdentity, name: string, target: Target): void {
  const { resourceType = '', resourceArns = [], resourceTags = {}, selectionMode = '' } = target;
  const hasTags = Object.keys(resourceTags).length > 0;
  if (resourceArns.length > 0 && hasTags)
    throw faults.invalid(`You cannot specify both resource ARNs and resource tags for target ${name}.`);
  requireSupported(target, ['resourceType', 'resourceArns', 'selectionMode'], (member) =>
    faults.invalid(
      `The loopback account does not support ${member} for target ${name}; use resourceArns instead.`,
    ),
  );
  const kind = targetTypes.find((type) => type.resourceType === resourceType);
  if (kind === undefined) {
    const supported = targetTypes.map((type) => type.resourceType).join(', ');
    throw faults.invalid(
      `The loopback account does not support the resource type "${resourceType}" of target ${name}; it supports ${supported}.`,
    );
  }
  if (resourceArns.length === 0) throw faults.invalid(`You must specify resource ARNs for target ${name}.`);
  if (resourceArns.length > kind.maxResources)
    throw faults.invalid(
      `Target ${name} has ${resourceArns.length} resources; at most ${kind.maxResources}.`,
    );
  const stray = resourceArns.find((arn) => kind.parseArn(account, arn) === undefined);
  if (stray !== undefined) throw faults.invalid(`Invalid resource ARN "${stray}" for target ${name}.`);
  if (!/^(ALL|(COUNT|PERCENT)\([1-9]\d{0,2}\))$/.test(selectionMode))
    throw faults.invalid(`Invalid selection mode "${selectionMode}" for target ${name}.`);
  if (selectionMode !== 'ALL')
    throw faults.invalid(
      `The loopback account supports only the selection mode ALL; target ${name} has ${selectionMode}.`,
    );
}

const targetTypes: readonly ActionTarget[] = [...actionTypes.values()].flatMap(({ target }) =>
  target === undefined ? [] : [target],
);
