import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { atLeast, atLeastLong, atMost, atMostLong, requireValid, whole } from '../../constraints';
import { decodePageToken, encodePageToken } from '../../page-token';
import { requireSupported } from '../../supported-members';
import { invalidParameter, logsFault } from '../faults';
import { parseFilterPattern } from '../requests/filter-pattern';
import { requireIdentifiedGroup } from '../requests/require-identified-group';
import type { LogGroups } from '../state';
import type { LogGroup, StoredLogEvent } from '../stored/log-group';
import { sizeOf } from '../stored/log-group';

type Logs = typeof logs;
type Input = ActionInput<Logs, 'FilterLogEvents'>;

/** "1 MB (up to 10,000 log events)" (CloudWatch Logs API reference). */
const maxPageEvents = 10_000;
const maxPageBytes = 1024 * 1024;

/** Returns events of a group in chronological order, one page at a time, filtered by stream, time and pattern. */
export function filterLogEvents(groups: LogGroups, input: Input): ActionOutput<Logs, 'FilterLogEvents'> {
  requireValidInput(input);
  const group = requireIdentifiedGroup(groups, input);
  const isInStream = streamFilter(group, input);
  const matchesPattern = parseFilterPattern(input.filterPattern);
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY, limit = maxPageEvents, nextToken } = input;
  const position = readPosition(nextToken) ?? { isForward: input.startFromHead ?? true };

  const found = group.events
    .filter(({ timestamp }) => timestamp >= startTime && timestamp <= endTime)
    .filter((event) => isInStream(event.streamName) && matchesPattern(event.message))
    .sort(position.isForward ? byTime : (a, b) => byTime(b, a))
    .filter((event) => isBeyond(event, position));
  const page = firstPage(found, limit);
  const last = page.at(-1);
  const isForward = Number(position.isForward);
  return {
    events: page.map(renderEvent),
    searchedLogStreams: [],
    ...(last !== undefined &&
      page.length < found.length && { nextToken: encodePageToken(isForward, last.timestamp, last.sequence) }),
  };
}

function requireValidInput(input: Input): void {
  requireSupported(
    input,
    [
      ...(['logGroupName', 'logGroupIdentifier', 'logStreamNames', 'logStreamNamePrefix'] as const),
      ...(['startTime', 'endTime', 'filterPattern', 'nextToken', 'limit', 'startFromHead'] as const),
      // AWS ignores the value and always treats it as true.
      'interleaved',
    ],
    (member) => invalidParameter(`The loopback account does not support ${member} of FilterLogEvents.`),
  );
  requireValid('startTime', input.startTime, whole, atLeast(0));
  requireValid('endTime', input.endTime, whole, atLeast(0));
  requireValid('limit', input.limit, whole, atLeast(1), atMost(maxPageEvents));
  requireValid('filterPattern', input.filterPattern, atMostLong(1024));
  requireValid('logStreamNamePrefix', input.logStreamNamePrefix, atLeastLong(1), atMostLong(512));
  if (input.logStreamNames !== undefined && input.logStreamNamePrefix !== undefined) {
    throw invalidParameter('You can specify logStreamNames or logStreamNamePrefix, but not both.');
  }
}

function streamFilter(group: LogGroup, { logStreamNames, logStreamNamePrefix = '' }: Input) {
  if (logStreamNames === undefined) return (name: string) => name.startsWith(logStreamNamePrefix);
  const names = new Set(logStreamNames);
  if (names.size === 0 || names.size > 100) {
    throw invalidParameter(`logStreamNames must have 1 to 100 names, got ${names.size}.`);
  }
  const stray = [...names].find((name) => !group.streams.has(name));
  if (stray !== undefined) {
    throw logsFault('ResourceNotFoundException', 'The specified log stream does not exist.');
  }
  return (name: string) => names.has(name);
}

/** Where a page ended, and its direction. */
interface Position {
  readonly isForward: boolean;
  readonly last?: Pick<StoredLogEvent, 'timestamp' | 'sequence'>;
}

function readPosition(token: string | undefined): Position | undefined {
  if (token === undefined) return undefined;
  const [isForward, timestamp, sequence] = decodePageToken(token) ?? [];
  if (typeof timestamp !== 'number' || typeof sequence !== 'number') {
    throw invalidParameter('The specified nextToken is invalid.');
  }
  return { isForward: isForward === 1, last: { timestamp, sequence } };
}

function isBeyond(event: StoredLogEvent, { isForward, last }: Position): boolean {
  if (last === undefined) return true;
  return isForward ? byTime(event, last) > 0 : byTime(event, last) < 0;
}

function byTime(a: Required<Position>['last'], b: Required<Position>['last']): number {
  return a.timestamp - b.timestamp || a.sequence - b.sequence;
}

/** Returns at least one event, even if that event exceeds the page size. */
function firstPage(events: readonly StoredLogEvent[], limit: number): readonly StoredLogEvent[] {
  let bytes = 0;
  const end = events.findIndex((event, index) => {
    bytes += sizeOf([event]);
    return index === limit || (index > 0 && bytes > maxPageBytes);
  });
  return end < 0 ? events : events.slice(0, end);
}

function renderEvent({ timestamp, sequence, message, streamName, ingestedAtMs }: StoredLogEvent) {
  return {
    // 56 digits, as on AWS.
    eventId: `${String(timestamp).padStart(20, '0')}${String(sequence).padStart(36, '0')}`,
    logStreamName: streamName,
    ingestionTime: ingestedAtMs,
    timestamp,
    message,
  };
}
