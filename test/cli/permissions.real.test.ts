import {
  DescribeStackResourcesCommand,
  UpdateStackCommand,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeDBClustersCommand } from '@aws-sdk/client-rds';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import type { Clients } from '../../drill/aws/clients';
import { createClients } from '../../drill/aws/clients';
import { findDeployedLab } from '../../drill/aws/deployed-lab';
import { invokeFailoverFunction } from '../../drill/aws/invoke-failover-function';
import type { LabTerminal } from '../support/lab-cli';
import { openTerminal } from '../support/lab-cli';
import { readTemplate, synthesizedLab } from '../support/synthesized-lab';

interface Statement {
  Action: string | string[];
}

const STACK = 'AuroraFailoverLab';
const POLICY = /^FailoverRoleDefaultPolicy/;

let terminal: LabTerminal;
let clients: Clients;
let logs: CloudWatchLogsClient;
let template: string;

beforeAll(async () => {
  const assembly = await synthesizedLab({ readers: 1 });
  template = readTemplate(assembly);
  terminal = await openTerminal();
  const deployed = await terminal.cdk('deploy', '--require-approval', 'never', '--app', assembly);
  expect(deployed).toMatchObject({ exitCode: 0 });
  clients = createClients(await terminal.connection());
  logs = new CloudWatchLogsClient(await terminal.connection());
}, 180_000);

afterAll(() => {
  logs?.destroy();
  clients?.close();
  terminal?.close();
});

it.each(['rds:DescribeDBClusters', 'rds:DescribeDBInstances', 'rds:FailoverDBCluster'])(
  'the failover function fails with AccessDenied if its role may not %s',
  async (action) => {
    await deployWithout(action);
    await expect(invoke()).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringMatching(
        new RegExp(`is not authorized to perform: ${action} on resource: arn:aws:rds:`),
      ),
    });
  },
);

it('the failover function fails over without rds:DescribeEvents, but returns no events', async () => {
  await deployWithout('rds:DescribeEvents');
  expect(await invoke()).toMatchObject({ state: 'completed', events: [] });
});

it.each(['logs:CreateLogStream', 'logs:PutLogEvents'])(
  'the failover function writes no log if its role may not %s',
  async (action) => {
    await deployWithout(action);
    const before = await countLogEvents();
    expect(await invoke()).toMatchObject({ state: 'completed' });
    expect(await countLogEvents()).toBe(before);
  },
);

it('the failover function returns events and writes a log with the role of the template', async () => {
  await deployWithout('nothing');
  const before = await countLogEvents();
  const { state, events } = await invoke();
  expect(state).toBe('completed');
  expect(events.length).toBeGreaterThan(0);
  await waitFor('the invocation is logged', 10_000, async () =>
    (await countLogEvents()) > before ? undefined : 'no new log event',
  );
});

/** Updates the stack so that the function's role lacks one action, and so that the function gets a new sandbox. */
async function deployWithout(action: string): Promise<void> {
  const parsed = JSON.parse(template);
  const [, policy] =
    Object.entries<{ Properties: { PolicyDocument: { Statement: Statement[] } } }>(parsed.Resources).find(
      ([id]) => POLICY.test(id),
    ) ?? [];
  if (!policy) throw new Error(`no policy whose id matches ${POLICY}`);
  const document = policy.Properties.PolicyDocument;
  document.Statement = document.Statement.map((statement) => ({
    ...statement,
    Action: [statement.Action].flat().filter((each) => each !== action),
  })).filter(({ Action }) => Action.length > 0);
  for (const [id, resource] of Object.entries<{ Properties: { Description: string } }>(parsed.Resources)) {
    if (/^FailoverFunction[0-9A-F]{8}$/.test(id)) resource.Properties.Description = `without ${action}`;
  }
  await clients.cloudFormation.send(
    new UpdateStackCommand({
      StackName: STACK,
      TemplateBody: JSON.stringify(parsed),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    }),
  );
  await waitUntilStackUpdateComplete(
    { client: clients.cloudFormation, maxWaitTime: 60 },
    { StackName: STACK },
  );
}

async function invoke() {
  const lab = await findDeployedLab(clients, STACK);
  await waitFor('the cluster is available', 20_000, async () => {
    const { DBClusters } = await clients.rds.send(new DescribeDBClustersCommand({}));
    const status = DBClusters?.[0]?.Status;
    return status === 'available' ? undefined : status;
  });
  return invokeFailoverFunction(clients, lab, {});
}

async function countLogEvents(): Promise<number> {
  const groupId =
    Object.keys(JSON.parse(template).Resources).find((id) => id.startsWith('FailoverLogs')) ?? '';
  const { StackResources = [] } = await clients.cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: STACK }),
  );
  const logGroupName = StackResources.find(
    ({ LogicalResourceId }) => LogicalResourceId === groupId,
  )?.PhysicalResourceId;
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
  return events.length;
}
