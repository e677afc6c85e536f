import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { ActionResources } from '../../gateway/service';

/**
 * ARNs of the log groups for which calls to CloudWatch Logs must be authorized. The ARN of a group is followed by
 * `log-stream:`, as in AWS's own AccessDenied messages. For this reason policies name groups with a final `:*`.
 */
export function logsActionResources(accountId: string): ActionResources<typeof logs> {
  return {
    FilterLogEvents: (input, { region }) => [
      logArn(region, accountId, input.logGroupName ?? input.logGroupIdentifier),
    ],
    DescribeLogStreams: (input, { region }) => [
      logArn(region, accountId, input.logGroupName ?? input.logGroupIdentifier),
    ],
    DescribeLogGroups: (input, { region }) => [logArn(region, accountId, input.logGroupNamePrefix ?? '*')],
    GetLogEvents: (input, { region }) => [
      logArn(region, accountId, input.logGroupName ?? input.logGroupIdentifier, input.logStreamName),
    ],
  };
}

/** `group` may already be an ARN. */
export function logArn(region: string, accountId: string, group = '*', stream = ''): string {
  const arn = group.startsWith('arn:') ? group : `arn:aws:logs:${region}:${accountId}:log-group:${group}`;
  return `${arn.replace(/:\*$/, '')}:log-stream:${stream}`;
}
