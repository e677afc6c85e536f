import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { DescribeDBClustersCommand } from '@aws-sdk/client-rds';
import { ExecuteStatementCommand } from '@aws-sdk/client-rds-data';
import type { LoopbackAccount } from 'aurora-loopback';
import { startAccount } from 'aurora-loopback';
import type { Clients } from '../../../drill/aws/clients';
import { createClients } from '../../../drill/aws/clients';
import { noAccount } from '../../support/drill/no-account';

const LOOPBACK = { kind: 'loopback', conditions: { pace: 'typical' } };

let account: LoopbackAccount;
let folder: string;
const open: Clients[] = [];

beforeAll(async () => {
  account = await startAccount({ region: 'us-east-1', pace: 'typical', log: () => {} });
  folder = mkdtempSync(join(tmpdir(), 'afl-mark-'));
});
afterAll(async () => {
  for (const clients of open) clients.close();
  await account?.close();
  rmSync(folder, { recursive: true });
});

/** Creates clients as `lab drill --aws` does, in an environment that contains the account's keys. */
function clientsIn(env: NodeJS.ProcessEnv): Clients {
  const { accessKeyId, secretAccessKey } = account.credentials;
  const keys = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  const all = { ...process.env, ...noAccount(), ...keys, AWS_REGION: 'us-east-1', ...env };
  jest.replaceProperty(process, 'env', all);
  const clients = createClients({});
  open.push(clients);
  return clients;
}

const describe = ({ rds }: Clients) => rds.send(new DescribeDBClustersCommand({}));

function writeProfile(): NodeJS.ProcessEnv {
  const AWS_CONFIG_FILE = join(folder, 'config');
  writeFileSync(AWS_CONFIG_FILE, `[default]\nendpoint_url = ${account.endpointUrl}\n`);
  return { AWS_CONFIG_FILE };
}

it.each([
  ['AWS_ENDPOINT_URL', () => ({ AWS_ENDPOINT_URL: account.endpointUrl })],
  ['the variable of one service', () => ({ AWS_ENDPOINT_URL_RDS: account.endpointUrl })],
  ['the endpoint_url of a profile', writeProfile],
])('a loopback account is recognised if its address is in %s', async (_, env) => {
  const clients = clientsIn(env());
  await describe(clients);
  expect(clients.answeredBy()).toEqual(LOOPBACK);
});

const resourceArn = 'arn:aws:rds:us-east-1:123456789012:cluster:none';
const secretArn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:none';

it.each<[string, (clients: Clients) => Promise<unknown>]>([
  [
    'CloudFormation',
    ({ cloudFormation }) => cloudFormation.send(new DescribeStacksCommand({ StackName: 'none' })),
  ],
  ['RDS', ({ rds }) => rds.send(new DescribeDBClustersCommand({ DBClusterIdentifier: 'none' }))],
  [
    'the Data API',
    ({ rdsData }) => rdsData.send(new ExecuteStatementCommand({ resourceArn, secretArn, sql: 'x' })),
  ],
  ['Lambda', ({ lambda }) => lambda.send(new InvokeCommand({ FunctionName: 'none' }))],
])('a loopback account is recognised by a response of %s, even by an error', async (_, call) => {
  const clients = clientsIn({ AWS_ENDPOINT_URL: account.endpointUrl });
  await expect(call(clients)).rejects.toMatchObject({ $fault: 'client' });
  expect(clients.answeredBy()).toEqual(LOOPBACK);
});

it('a loopback account is recognised if it does not accept the credentials', async () => {
  const clients = clientsIn({ AWS_ENDPOINT_URL: account.endpointUrl, AWS_ACCESS_KEY_ID: 'AKIAELSEWHERE' });
  await expect(describe(clients)).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  expect(clients.answeredBy()).toEqual(LOOPBACK);
});

it('a response without the mark is from AWS', async () => {
  const server: Server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end('<DescribeDBClustersResponse><DescribeDBClustersResult/></DescribeDBClustersResponse>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const clients = clientsIn({ AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` });
  await describe(clients);
  expect(clients.answeredBy()).toEqual({ kind: 'aws', conditions: {} });
  server.closeAllConnections();
  server.close();
});
