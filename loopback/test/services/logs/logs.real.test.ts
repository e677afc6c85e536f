import * as logs from '@aws-sdk/client-cloudwatch-logs';
import { createLogsService } from '../../../services/logs/service';
import { LogGroups } from '../../../services/logs/state';
import { labAccount } from '../../support/lab-account';
import type { ServiceGateway } from '../../support/service-gateway';
import { startServiceGateway } from '../../support/service-gateway';

const logGroupName = '/aws/lambda/fn';

describe('the real CloudWatch Logs client', () => {
  const logGroups = new LogGroups(labAccount);
  let lab: ServiceGateway;
  let client: logs.CloudWatchLogsClient;

  beforeAll(async () => {
    logGroups.createLogGroup(logGroupName, { retentionInDays: 7 });
    for (let index = 10; index < 30; index += 1) {
      logGroups.createLogStream(logGroupName, `s/${index}`);
      logGroups.putLogEvents(logGroupName, `s/${index}`, [{ timestamp: 1000 - index, message: `m${index}` }]);
    }
    lab = await startServiceGateway(() => ({
      logs: async () => createLogsService({ ...labAccount, logGroups }),
    }));
    client = new logs.CloudWatchLogsClient(lab.clientConfig);
  });
  afterAll(async () => {
    client.destroy();
    await lab.close();
  });
  afterEach(() => expect(lab.logged).toEqual([]));

  it('reads events page by page', async () => {
    const messages: (string | undefined)[] = [];
    for await (const { events = [] } of logs.paginateFilterLogEvents(
      { client, pageSize: 7 },
      { logGroupName },
    )) {
      messages.push(...events.map(({ message }) => message));
    }
    expect(messages).toEqual(Array.from({ length: 20 }, (_, index) => `m${29 - index}`));
  });

  it('lists streams by name, page by page', async () => {
    const names: (string | undefined)[] = [];
    const input = { logGroupName, logStreamNamePrefix: 's/1', descending: true };
    for await (const { logStreams = [] } of logs.paginateDescribeLogStreams({ client, pageSize: 4 }, input)) {
      names.push(...logStreams.map(({ logStreamName }) => logStreamName));
    }
    expect(names).toEqual(Array.from({ length: 10 }, (_, index) => `s/${19 - index}`));
  });

  it('finds the stream with the latest event', async () => {
    const { logStreams } = await client.send(
      new logs.DescribeLogStreamsCommand({
        logGroupName,
        orderBy: 'LastEventTime',
        descending: true,
        limit: 1,
      }),
    );
    expect(logStreams).toEqual([
      expect.objectContaining({ logStreamName: 's/10', lastEventTimestamp: 990, firstEventTimestamp: 990 }),
    ]);
  });

  it.each([
    [{ logGroupNamePrefix: '/aws/' }, [logGroupName]],
    [{ logGroupNamePattern: 'LAMBDA' }, [logGroupName]],
    [{ logGroupNamePrefix: '/other/' }, []],
  ])('lists groups: %j', async (input, names) => {
    const answer = await client.send(new logs.DescribeLogGroupsCommand(input));
    expect(answer.logGroups?.map((group) => group.logGroupName)).toEqual(names);
  });

  it('receives the retention and both forms of the ARN of a group', async () => {
    const answer = await client.send(new logs.DescribeLogGroupsCommand({}));
    const logGroupArn = 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/fn';
    expect(answer.logGroups).toEqual([
      expect.objectContaining({ retentionInDays: 7, logGroupArn, arn: `${logGroupArn}:*` }),
    ]);
  });

  it.each([
    [
      'a group that does not exist',
      new logs.FilterLogEventsCommand({ logGroupName: 'none' }),
      'ResourceNotFound',
    ],
    ['a limit of 0 events', new logs.FilterLogEventsCommand({ logGroupName, limit: 0 }), 'InvalidParameter'],
    ['JSON', new logs.FilterLogEventsCommand({ logGroupName, filterPattern: '{a}' }), 'InvalidParameter'],
    ['an invalid name', new logs.DescribeLogStreamsCommand({ logGroupName: 'a b' }), 'InvalidParameter'],
    [
      'a page after an invalid token',
      new logs.DescribeLogStreamsCommand({ logGroupName, nextToken: 'junk' }),
      'InvalidParameter',
    ],
    [
      'two sort orders',
      new logs.DescribeLogStreamsCommand({
        logGroupName,
        orderBy: 'LastEventTime',
        logStreamNamePrefix: 's',
      }),
      'InvalidParameter',
    ],
    [
      'other accounts',
      new logs.DescribeLogGroupsCommand({ includeLinkedAccounts: true }),
      'InvalidParameter',
    ],
    ['CreateLogGroup', new logs.CreateLogGroupCommand({ logGroupName: 'new' }), 'UnknownOperation'],
  ])('is refused %s', async (_what, command, name) => {
    await expect(client.send(command as logs.FilterLogEventsCommand)).rejects.toMatchObject({
      name: `${name}Exception`,
      $metadata: { httpStatusCode: 400 },
    });
  });
});
