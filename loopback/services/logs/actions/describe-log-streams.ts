import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { atLeast, atLeastLong, atMost, atMostLong, oneOf, requireValid, whole } from '../../constraints';
import { invalidParameter } from '../faults';
import { pageByName } from '../requests/page-by-name';
import { requireIdentifiedGroup } from '../requests/require-identified-group';
import type { LogGroups } from '../state';
import type { LogStream } from '../stored/log-group';

type Logs = typeof logs;

/** Describes streams of a group, sorted by name or by the time of their latest event. */
export function describeLogStreams(
  groups: LogGroups,
  input: ActionInput<Logs, 'DescribeLogStreams'>,
): ActionOutput<Logs, 'DescribeLogStreams'> {
  const { orderBy = 'LogStreamName', descending = false, logStreamNamePrefix, limit = 50, nextToken } = input;
  requireValid('orderBy', orderBy, oneOf(['LogStreamName', 'LastEventTime']));
  requireValid('limit', limit, whole, atLeast(1), atMost(50));
  requireValid('logStreamNamePrefix', logStreamNamePrefix, atLeastLong(1), atMostLong(512));
  const group = requireIdentifiedGroup(groups, input);
  if (orderBy === 'LastEventTime' && logStreamNamePrefix !== undefined) {
    throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const compare = orderBy === 'LastEventTime' ? byLastEvent : byName;
  const streams = [...group.streams.values()]
    .filter(({ name }) => name.startsWith(logStreamNamePrefix ?? ''))
    .sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
  const page = pageByName(streams, limit, nextToken);
  return { logStreams: page.items.map(renderStream), nextToken: page.nextToken };
}

function byName(a: LogStream, b: LogStream): number {
  return a.name < b.name ? -1 : 1;
}

function byLastEvent(a: LogStream, b: LogStream): number {
  return (a.lastEventMs ?? a.createdAtMs) - (b.lastEventMs ?? b.createdAtMs) || byName(a, b);
}

function renderStream(stream: LogStream) {
  return {
    logStreamName: stream.name,
    arn: stream.arn,
    creationTime: stream.createdAtMs,
    firstEventTimestamp: stream.firstEventMs,
    lastEventTimestamp: stream.lastEventMs,
    lastIngestionTime: stream.lastIngestionMs,
    // "always zero" since 2019 (CloudWatch Logs API reference).
    storedBytes: 0,
  };
}
