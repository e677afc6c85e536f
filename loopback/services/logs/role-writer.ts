import type { Authorise } from '../../gateway/authorisation';
import type { Principal } from '../../gateway/credentials';
import { CommonError } from '../../gateway/errors';
import type { LogEvent } from './log-group';
import type { LogGroups } from './log-groups';

/** Where a function's lines go. */
export type RoleLog =
  | { readonly state: 'open'; write(events: readonly LogEvent[]): void }
  /** As on AWS, a function whose role may not write logs runs all the same, and leaves none. */
  | { readonly state: 'denied'; readonly reason: string };

export interface RoleLogOptions {
  readonly logGroups: LogGroups;
  readonly authorise: Authorise;
  /** The session of the function's role. */
  readonly principal: Principal;
  readonly groupName: string;
  readonly streamName: string;
}

/**
 * Opens a new log stream with the permissions of a role, as Lambda does for each sandbox: it takes
 * `logs:CreateLogStream` and `logs:PutLogEvents`, and `logs:CreateLogGroup` when the group is not there.
 */
export function openRoleLog(options: RoleLogOptions): RoleLog {
  const { logGroups, principal, groupName, streamName } = options;
  const ask = (action: string, resource: string) =>
    options.authorise({ principal, action: `logs:${action}`, resources: [resource] });
  const groupArn = logGroups.arnOf(groupName);
  const streamArn = `${groupArn}:log-stream:${streamName}`;
  try {
    if (logGroups.findGroup(groupName) === undefined) {
      ask('CreateLogGroup', `${groupArn}:log-stream:`);
      logGroups.createLogGroup(groupName);
    }
    ask('CreateLogStream', streamArn);
    logGroups.createLogStream(groupName, streamName);
    ask('PutLogEvents', streamArn);
  } catch (error) {
    if (error instanceof CommonError && error.code === 'AccessDenied') {
      return { state: 'denied', reason: error.message };
    }
    throw error;
  }
  return {
    state: 'open',
    write(events) {
      // Somebody may have deleted the group under a sandbox that is still there.
      if (logGroups.findGroup(groupName)?.streams.has(streamName)) {
        logGroups.putLogEvents(groupName, streamName, events);
      }
    },
  };
}
