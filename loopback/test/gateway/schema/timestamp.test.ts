import { readTimestamp, timestampFormats } from '../../../gateway/schema/timestamp';

const { epochSeconds, httpDate } = timestampFormats;

/** The tests of scalars cover ISO 8601. */
describe('a timestamp', () => {
  it.each([
    [epochSeconds, '1795953600', '2026-11-29T12:00:00.000Z'],
    [epochSeconds, '1795953600.512', '2026-11-29T12:00:00.512Z'],
    [epochSeconds, '33543060.513', '1971-01-24T05:31:00.513Z'],
    [epochSeconds, '-1.5', '1969-12-31T23:59:58.500Z'],
    [httpDate, 'Sun, 29 Nov 2026 12:00:00 GMT', '2026-11-29T12:00:00.000Z'],
  ])('in format %d: %s is %s', (format, text, time) => {
    expect(readTimestamp(text, format)?.toISOString()).toBe(time);
  });

  it.each([
    [epochSeconds, ''],
    [epochSeconds, '1e9'],
    [epochSeconds, '9999999999999'],
    [epochSeconds, '2026-11-29T12:00:00Z'],
    [httpDate, '29 Nov 2026'],
    [httpDate, 'Sun, 29 Nov 2026 12:00:00 CET'],
    [httpDate, 'Sun, 29 Foo 2026 12:00:00 GMT'],
  ])('in format %d cannot be %j', (format, text) => {
    expect(readTimestamp(text, format)).toBeUndefined();
  });
});
