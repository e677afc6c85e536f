import type { ParameterRule } from './experiment-action';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Parameter `duration` of an action. Source: AWS FIS user guide, "AWS FIS Actions reference". */
export const durationRule: ParameterRule = {
  accepts: (value) => {
    const durationMs = parseDurationMs(value);
    return durationMs >= minuteMs && durationMs <= 12 * hourMs;
  },
  expected: 'an ISO 8601 duration from one minute to 12 hours, such as PT2M',
};

/** Returns the milliseconds of an ISO 8601 duration of hours, minutes and seconds; NaN for any other text. */
export function parseDurationMs(text: string): number {
  const match = /^PT(?=\d)(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?$/.exec(text);
  if (match === null) return Number.NaN;
  const [hours, minutes, seconds] = match.slice(1).map((part = '0') => Number(part));
  return (hours ?? 0) * hourMs + (minutes ?? 0) * minuteMs + (seconds ?? 0) * 1_000;
}
