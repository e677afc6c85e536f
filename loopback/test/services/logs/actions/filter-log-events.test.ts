import type { FilterLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import { filterLogEvents } from '../../../../services/logs/actions/filter-log-events';
import { LogGroups } from '../../../../services/logs/state';
import { labAccount } from '../../../support/lab-account';

const groups = new LogGroups(labAccount);
groups.createLogGroup('g');
for (const stream of ['a/1', 'a/2', 'b/1']) groups.createLogStream('g', stream);
groups.putLogEvents(
  'g',
  'a/2',
  [10, 30, 50].map((timestamp) => ({ timestamp, message: `even ${timestamp}` })),
);
groups.putLogEvents(
  'g',
  'a/1',
  [20, 30, 40].map((timestamp) => ({ timestamp, message: `odd ${timestamp}` })),
);
groups.putLogEvents('g', 'b/1', [{ timestamp: 60, message: 'other 60' }]);

const filter = (input: FilterLogEventsCommandInput) =>
  filterLogEvents(groups, { logGroupName: 'g', ...input });
const messages = (input: FilterLogEventsCommandInput) => filter(input).events?.map(({ message }) => message);

describe('filtered log events', () => {
  it('are sorted by time, then by arrival, across all streams', () => {
    expect(messages({})).toEqual(['even 10', 'odd 20', 'even 30', 'odd 30', 'odd 40', 'even 50', 'other 60']);
  });

  it('are sorted in reverse if they are read from the tail', () => {
    expect(messages({ startFromHead: false, limit: 3 })).toEqual(['other 60', 'even 50', 'odd 40']);
  });

  it.each([
    [{ startTime: 30, endTime: 40 }, ['even 30', 'odd 30', 'odd 40']],
    [{ logStreamNames: ['a/1'] }, ['odd 20', 'odd 30', 'odd 40']],
    [{ logStreamNamePrefix: 'b/' }, ['other 60']],
    [{ filterPattern: 'even -50' }, ['even 10', 'even 30']],
    [
      { logGroupName: undefined, logGroupIdentifier: groups.requireGroup('g').arn, startTime: 60 },
      ['other 60'],
    ],
    [{ startTime: 61 }, []],
  ])('are selected by %j', (input, expected) => {
    expect(messages(input)).toEqual(expected);
  });

  it.each([true, false])('have pages without a gap or a repetition, from the head: %p', (startFromHead) => {
    const all = messages({ startFromHead });
    const joined: (string | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = filter({ startFromHead, limit: 2, ...(nextToken && { nextToken }) });
      joined.push(...(page.events ?? []).map(({ message }) => message));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(joined).toEqual(all);
  });

  it('have pages of 1 MiB, even if one event is large', () => {
    const own = new LogGroups(labAccount);
    own.createLogGroup('g');
    own.createLogStream('g', 's');
    own.putLogEvents(
      'g',
      's',
      [1, 2, 3].map((timestamp) => ({ timestamp, message: 'x'.repeat(700_000) })),
    );
    const { events, nextToken } = filterLogEvents(own, { logGroupName: 'g' });
    expect(events).toHaveLength(1);
    expect(nextToken).toEqual(expect.any(String));
  });

  it('have unique IDs with 56 digits', () => {
    const ids = filter({}).events?.map(({ eventId }) => eventId) ?? [];
    expect(new Set(ids).size).toBe(7);
    for (const id of ids) expect(id).toMatch(/^\d{56}$/);
  });

  it.each([
    [{ logGroupName: 'none' }, 'ResourceNotFoundException'],
    [{ logStreamNames: ['none'] }, 'ResourceNotFoundException'],
    [{ logStreamNames: [] }, 'InvalidParameterException'],
    [{ logStreamNames: ['a/1'], logStreamNamePrefix: 'a' }, 'InvalidParameterException'],
    [{ logGroupName: undefined }, 'InvalidParameterException'],
    [{ logGroupIdentifier: 'g' }, 'InvalidParameterException'],
    [{ nextToken: 'junk' }, 'InvalidParameterException'],
    [{ unmask: true }, 'InvalidParameterException'],
  ])('are refused for %j: %s', (input, name) => {
    expect(() => filter(input)).toThrow(expect.objectContaining({ name }));
  });

  it.each([
    { limit: 0 },
    { limit: 10_001 },
    { limit: 1.5 },
    { startTime: -1 },
    { filterPattern: 'x'.repeat(1025) },
  ])('are refused for %j', (input) => {
    expect(() => filter(input)).toThrow(expect.objectContaining({ code: 'ValidationError' }));
  });
});
