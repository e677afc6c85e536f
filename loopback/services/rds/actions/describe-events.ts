import type { DescribeEventsCommandInput } from '@aws-sdk/client-rds';
import { SourceType as sourceTypes } from '@aws-sdk/client-rds';
import { CommonError } from '../../../gateway/errors';
import { parseIdentifier } from '../names/identifiers';
import { oneOf } from '../parameters/checks';
import { paginate } from '../requests/pagination';
import { describeEvent } from '../shapes/event-shape';
import type { RdsAction } from './action';

const minuteMs = 60_000;
const defaultDurationMs = 60 * minuteMs;
/** "Events for the past 14 days" are kept (API reference, `DescribeEvents`). */
const keptMs = 14 * 24 * 60 * minuteMs;

export const describeEvents: RdsAction<'DescribeEvents'> = async (rds, input) => {
  const { from, to } = intervalOf(input, rds.deps.now().getTime());
  const { SourceType, SourceIdentifier, EventCategories = [], Filters = [] } = input;
  if (Filters.length > 0) {
    throw new CommonError('InvalidParameterValue', 'DescribeEvents does not support the parameter Filters.');
  }
  if (SourceType !== undefined) isSourceType(SourceType, 'SourceType');
  if (SourceIdentifier !== undefined && SourceType === undefined) {
    throw new CommonError(
      'InvalidParameterCombination',
      'SourceType must be specified with SourceIdentifier.',
    );
  }
  const source = SourceIdentifier && parseIdentifier('SourceIdentifier', SourceIdentifier);
  const numbered = rds.deps.events.all.map((event, index) => ({ event, index }));
  const found = numbered.filter(
    ({ event: { at, sourceType, sourceIdentifier, categories } }) =>
      at.getTime() >= from &&
      at.getTime() <= to &&
      (SourceType === undefined || sourceType === SourceType) &&
      (source === undefined || sourceIdentifier === source) &&
      (EventCategories.length === 0 || EventCategories.some((category) => categories.includes(category))),
  );
  const page = paginate('DescribeEvents', found, ({ index }) => String(index).padStart(12, '0'), input);
  return { Events: page.items.map(({ event }) => describeEvent(rds, event)), Marker: page.Marker };
};

const isSourceType = oneOf(...Object.values(sourceTypes));

/** Returns the interval that start, end and duration define. The default duration is an hour, the default end is now. */
function intervalOf(
  { StartTime, EndTime, Duration }: DescribeEventsCommandInput,
  nowMs: number,
): { from: number; to: number } {
  if (
    Duration !== undefined &&
    !(Number.isInteger(Duration) && Duration > 0 && Duration * minuteMs <= keptMs)
  ) {
    const most = keptMs / minuteMs;
    throw new CommonError(
      'InvalidParameterValue',
      `Invalid value ${Duration} for Duration. Must be from 1 to ${most}.`,
    );
  }
  if (StartTime !== undefined && EndTime !== undefined) {
    if (Duration !== undefined) {
      throw new CommonError(
        'InvalidParameterCombination',
        'Duration cannot be given with both StartTime and EndTime.',
      );
    }
    if (StartTime > EndTime) {
      throw new CommonError('InvalidParameterCombination', 'StartTime must not be later than EndTime.');
    }
    return { from: StartTime.getTime(), to: EndTime.getTime() };
  }
  const durationMs = Duration === undefined ? defaultDurationMs : Duration * minuteMs;
  if (StartTime !== undefined) {
    const from = StartTime.getTime();
    return { from, to: Duration === undefined ? nowMs : from + durationMs };
  }
  const to = EndTime?.getTime() ?? nowMs;
  return { from: to - durationMs, to };
}
