import type { Event } from '@aws-sdk/client-rds';
import type { RdsEvent } from '../../../aurora/event-log';
import type { ArnKind } from '../names/arns';
import { formatArn } from '../names/arns';
import type { RdsState } from '../state';

/** Describes an event in the API's format. It has no ID, which only EventBridge delivers. */
export function describeEvent({ deps }: RdsState, event: RdsEvent): Event {
  return {
    SourceIdentifier: event.sourceIdentifier,
    SourceType: event.sourceType,
    Message: event.message,
    EventCategories: [...event.categories],
    Date: event.at,
    SourceArn: formatArn(deps.account, arnKinds[event.sourceType], event.sourceIdentifier),
  };
}

const arnKinds = {
  'db-cluster': 'cluster',
  'db-instance': 'db',
  'db-cluster-snapshot': 'cluster-snapshot',
} as const satisfies Record<RdsEvent['sourceType'], ArnKind>;
