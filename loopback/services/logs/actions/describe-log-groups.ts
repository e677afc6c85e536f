import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { atLeast, atMost, atMostLong, requireValid, whole } from '../../constraints';
import { requireSupported } from '../../supported-members';
import { invalidParameter } from '../faults';
import { pageByName } from '../requests/page-by-name';
import type { LogGroups } from '../state';
import type { LogGroup } from '../stored/log-group';

type Logs = typeof logs;

/** Describes log groups by name, by name prefix or by part of the name. */
export function describeLogGroups(
  groups: LogGroups,
  input: ActionInput<Logs, 'DescribeLogGroups'>,
): ActionOutput<Logs, 'DescribeLogGroups'> {
  requireSupported(input, ['logGroupNamePrefix', 'logGroupNamePattern', 'limit', 'nextToken'], (member) =>
    invalidParameter(`The loopback account does not support ${member} of DescribeLogGroups.`),
  );
  const { logGroupNamePrefix, logGroupNamePattern, limit = 50, nextToken } = input;
  requireValid('limit', limit, whole, atLeast(1), atMost(50));
  requireValid('logGroupNamePrefix', logGroupNamePrefix, atMostLong(512));
  if (logGroupNamePrefix !== undefined && logGroupNamePattern !== undefined) {
    throw invalidParameter(
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    );
  }
  const found = groups.all
    .filter(({ name }) => name.startsWith(logGroupNamePrefix ?? ''))
    .filter(({ name }) => name.toLowerCase().includes(logGroupNamePattern?.toLowerCase() ?? ''))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const page = pageByName(found, limit, nextToken);
  return { logGroups: page.items.map(renderGroup), nextToken: page.nextToken };
}

function renderGroup(group: LogGroup) {
  return {
    logGroupName: group.name,
    arn: `${group.arn}:*`,
    logGroupArn: group.arn,
    creationTime: group.createdAtMs,
    retentionInDays: group.retentionInDays,
    metricFilterCount: 0,
    storedBytes: group.storedBytes,
    logGroupClass: 'STANDARD' as const,
  };
}
