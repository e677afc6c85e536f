import { atLeastLong, atMostLong, matching, requireValid } from '../../constraints';
import { invalidParameter } from '../faults';
import type { LogGroups } from '../state';
import type { LogGroup } from '../stored/log-group';

export interface GroupReference {
  readonly logGroupName?: string | undefined;
  /** Name or ARN. */
  readonly logGroupIdentifier?: string | undefined;
}

/** Returns the group that a call names. Exactly one of the two members must be set. */
export function requireIdentifiedGroup(groups: LogGroups, reference: GroupReference): LogGroup {
  const { logGroupName, logGroupIdentifier } = reference;
  requireValid(
    'logGroupName',
    logGroupName,
    atLeastLong(1),
    atMostLong(512),
    matching(/^[.\-_/#A-Za-z0-9]+$/),
  );
  requireValid('logGroupIdentifier', logGroupIdentifier, atLeastLong(1), atMostLong(2048));
  const given = logGroupName ?? logGroupIdentifier;
  if (given === undefined || (logGroupName !== undefined && logGroupIdentifier !== undefined)) {
    throw invalidParameter('You must include either logGroupIdentifier or logGroupName, but not both.');
  }
  return groups.requireGroup(given);
}
