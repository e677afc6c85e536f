import type { DescribeEventsCommandInput } from '@aws-sdk/client-rds';
import { describeEvents } from '../../../../services/rds/actions/describe-events';
import { createServerlessAccount } from '../../../support/lab-account';

const now = new Date('2026-11-30T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const { account, events } = createServerlessAccount(() => now);

const story = [
  { minutes: 20_000, sourceType: 'db-cluster', source: 'shop', categories: ['creation'] },
  { minutes: 90, sourceType: 'db-cluster', source: 'shop', categories: ['failover'] },
  { minutes: 50, sourceType: 'db-instance', source: 'one', categories: ['availability'] },
  { minutes: 40, sourceType: 'db-cluster', source: 'shop', categories: ['failover'] },
  { minutes: 10, sourceType: 'db-cluster', source: 'other', categories: ['failover', 'notification'] },
] as const;
for (const { minutes, sourceType, source, categories } of story) {
  const message = `${minutes} minutes ago`;
  events.add({ at: minutesAgo(minutes), sourceType, sourceIdentifier: source, categories, message });
}

async function ages(input: DescribeEventsCommandInput): Promise<number[]> {
  const { Events = [] } = await describeEvents(account, input);
  return Events.map(({ Message = '' }) => Number.parseInt(Message, 10));
}

describe('DescribeEvents', () => {
  it.each<[string, DescribeEventsCommandInput, number[]]>([
    ['the last hour', {}, [50, 40, 10]],
    ['a duration until now', { Duration: 45 }, [40, 10]],
    ['the time from a start until now', { StartTime: minutesAgo(100) }, [90, 50, 40, 10]],
    ['a duration after a start', { StartTime: minutesAgo(100), Duration: 15 }, [90]],
    ['the hour before an end', { EndTime: minutesAgo(45) }, [90, 50]],
    ['a duration before an end', { EndTime: minutesAgo(45), Duration: 10 }, [50]],
    ['the time from a start to an end', { StartTime: minutesAgo(95), EndTime: minutesAgo(45) }, [90, 50]],
    ['the longest duration', { Duration: 20_160 }, [20_000, 90, 50, 40, 10]],
    ['one source type', { SourceType: 'db-instance' }, [50]],
    ['one source, in any case', { SourceType: 'db-cluster', SourceIdentifier: 'SHOP' }, [40]],
    ['some categories', { EventCategories: ['notification', 'availability'] }, [50, 10]],
  ])('returns the events of %s', async (_what, input, expected) => {
    expect(await ages(input)).toEqual(expected);
  });

  it('returns every field of an event', async () => {
    const { Events } = await describeEvents(account, { Duration: 15 });
    expect(Events).toEqual([
      {
        SourceIdentifier: 'other',
        SourceType: 'db-cluster',
        Message: '10 minutes ago',
        EventCategories: ['failover', 'notification'],
        Date: minutesAgo(10),
        SourceArn: 'arn:aws:rds:eu-west-1:123456789012:cluster:other',
      },
    ]);
  });

  it.each<[string, DescribeEventsCommandInput, string]>([
    ['a source without a source type', { SourceIdentifier: 'shop' }, 'InvalidParameterCombination'],
    [
      'a source that is not an identifier',
      { SourceType: 'db-cluster', SourceIdentifier: 'a--b' },
      'InvalidParameterValue',
    ],
    ['an unknown source type', { SourceType: 'cluster' as 'db-cluster' }, 'InvalidParameterValue'],
    ['a duration of 0', { Duration: 0 }, 'InvalidParameterValue'],
    ['a duration over 14 days', { Duration: 20_161 }, 'InvalidParameterValue'],
    [
      'an end before its start',
      { StartTime: minutesAgo(1), EndTime: minutesAgo(2) },
      'InvalidParameterCombination',
    ],
    [
      'a start, an end and a duration together',
      { StartTime: minutesAgo(2), EndTime: minutesAgo(1), Duration: 1 },
      'InvalidParameterCombination',
    ],
    [
      'filters, which DescribeEvents does not support',
      { Filters: [{ Name: 'x', Values: ['y'] }] },
      'InvalidParameterValue',
    ],
  ])('refuses %s', async (_what, input, code) => {
    await expect(describeEvents(account, input)).rejects.toMatchObject({ code });
  });

  it('continues where a page ended', async () => {
    const { account: busy, events: many } = createServerlessAccount(() => now);
    for (let index = 0; index < 25; index += 1) {
      const source = { sourceType: 'db-instance', sourceIdentifier: 'one' } as const;
      many.add({ ...source, at: minutesAgo(1), categories: [], message: `${index}` });
    }
    const first = await describeEvents(busy, { MaxRecords: 20 });
    const second = await describeEvents(busy, { MaxRecords: 20, Marker: first.Marker });
    const messages = [first, second].flatMap(({ Events = [] }) => Events.map(({ Message }) => Message));
    expect(messages).toEqual(Array.from({ length: 25 }, (_, index) => `${index}`));
    expect(second.Marker).toBeUndefined();
  });
});
