import type { Event } from '@aws-sdk/client-rds';
import type { RdsEvent } from '../../../aurora/event-log';
import { formatArn } from '../names/arns';
import type { RdsState } from '../state';

/** Describes an event in the API's format. It has no ID, which only EventBridge delivers. */
export function describeEvent({ deps }: RdsState, event: RdsEvent): Event {
  const kind = event.sourceType === 'db-cluster' ? 'cluster' : 'db';
  return {
    SourceIdentifier: event.sourceIdentifier,
    SourceType: event.sourceType,
    Message: event.message,
    EventCategories: [...event.categories],
    Date: event.at,
    SourceArn: formatArn(deps.account, kind, event.sourceIdentifier),
  };
}
