import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as cloudFormation from '@aws-sdk/client-cloudformation';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Client } from 'pg';
import type { LoopbackAccount } from '../account';
import { startAccount } from '../account';
import { eventually } from '../testing/eventually';
import { callFis } from './support/call-fis';
import { zoneOutageStack } from './support/zone-outage-stack';

const region = 'eu-west-1';
/** Time for which a client is watched that must not be answered. */
const SILENCE_MS = 500;

let account: LoopbackAccount;
const clients: Client[] = [];

beforeAll(async () => {
  account = await startAccount({ region, pace: 'instant', log: () => {} });
});
afterAll(async () => {
  await account.close();
  await Promise.all(clients.map((client) => client.end().catch(() => {})));
});

it('an experiment of a stack silences the connections to its zone, and a reader in another zone is promoted', async () => {
  const config = { region, endpoint: account.endpointUrl, credentials: account.credentials, maxAttempts: 1 };
  const outputs = await deploy(new cloudFormation.CloudFormationClient(config));
  const secret = new GetSecretValueCommand({ SecretId: outputs.SecretArn });
  const { SecretString = '{}' } = await new SecretsManagerClient(config).send(secret);
  const { password } = JSON.parse(SecretString);

  const { writerEndpoint } = cluster();
  const held = open(writerEndpoint, password);
  const errors: string[] = [];
  held.on('error', ({ message }) => errors.push(message));
  await held.connect();
  await held.query('CREATE TABLE orders AS SELECT 1 AS id');

  const { experiment } = await callFis(account, 'POST', '/experiments', {
    clientToken: 'zone-outage',
    experimentTemplateId: outputs.OutageTemplate,
  });
  const path = `/experiments/${experiment?.id}`;
  const look = async () => (await callFis(account, 'GET', path)).experiment;
  await eventually(() => writer(), 'zonal-b', 20_000);
  await eventually(async () => (await look())?.actions?.failover?.state?.status, 'completed', 20_000);
  expect(await look()).toMatchObject({
    state: { status: 'running' },
    actions: { disconnect: { state: { status: 'running' } } },
  });

  const pending = held.query('INSERT INTO orders VALUES (0)').then(
    () => 'an answer',
    () => 'an error',
  );
  expect(await Promise.race([pending, sleep(SILENCE_MS, 'silence')])).toBe('silence');
  expect(errors).toEqual([]);
  const inZone = open(outputs.InstanceEndpoint, password, SILENCE_MS);
  await expect(inZone.connect()).rejects.toThrow('timeout');
  const outside = open(writerEndpoint, password);
  await outside.connect();
  const insert = 'INSERT INTO orders VALUES (2) RETURNING aurora_db_instance_identifier() AS writer';
  expect((await outside.query(insert)).rows).toEqual([{ writer: 'zonal-b' }]);

  await callFis(account, 'DELETE', path);
  await eventually(async () => (await look())?.state?.status, 'stopped', 5_000);
  expect(await pending).toBe('an error');
  await eventually(
    () => cluster().members.find(({ role }) => role === 'reader')?.status,
    'available',
    20_000,
  );
  const back = open(outputs.InstanceEndpoint, password);
  await back.connect();
  const read = async () => (await back.query('SELECT id FROM orders ORDER BY id')).rows.map((row) => row.id);
  await eventually(async () => (await read()).join(), '1,2');
});

async function deploy(stacks: cloudFormation.CloudFormationClient): Promise<Record<string, string>> {
  const StackName = 'zonal';
  const Capabilities = ['CAPABILITY_IAM' as const];
  await stacks.send(
    new cloudFormation.CreateStackCommand({ StackName, TemplateBody: zoneOutageStack, Capabilities }),
  );
  const { Stacks } = await stacks.send(new cloudFormation.DescribeStacksCommand({ StackName }));
  expect(Stacks?.[0]).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  return Object.fromEntries(
    (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey, OutputValue = '' }) => [OutputKey, OutputValue]),
  );
}

function cluster() {
  const [found] = account.clusters;
  if (found === undefined) throw new Error('The stack has created no cluster.');
  return found;
}

const writer = () => cluster().members.find(({ role }) => role === 'writer')?.identifier;

/** Returns a client of an endpoint, which the end of the test closes. */
function open(endpoint: string | undefined, password: string, connectionTimeoutMillis = 20_000): Client {
  const client = new Client({
    ...{ host: '127.0.0.1', port: cluster().port, user: 'postgres', database: 'postgres', password },
    ssl: { ca: readFileSync(account.caBundlePath, 'utf8'), servername: endpoint ?? '' },
    connectionTimeoutMillis,
  });
  client.on('error', () => {});
  clients.push(client);
  return client;
}
