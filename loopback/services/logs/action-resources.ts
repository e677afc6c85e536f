import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { ActionResources } from '../../gateway/service';

/**
 * Log groups that calls to CloudWatch Logs are authorised against. A group's ARN goes on with `log-stream:`, as in
 * AWS's own AccessDenied messages: that is why policies name groups with `:*` at the end.
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

/** `group` may be an ARN already. */
export function logArn(region: string, accountId: string, group = '*', stream = ''): string {
  const arn = group.startsWith('arn:') ? group : `arn:aws:logs:${region}:${accountId}:log-group:${group}`;
  return `${arn.replace(/:\*$/, '')}:log-stream:${stream}`;
}
