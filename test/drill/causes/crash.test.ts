import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { createClients } from '../../../drill/aws/clients';
import type { Script } from '../../support/drill/scripted-account';
import { playCause } from '../../support/drill/scripted-drill';

const STATEMENT = "execute SELECT aurora_inject_crash('instance')";

it.each([
  ['with readers', { 'lab-1': 'available', 'lab-2': 'available' }],
  ['without a reader', { 'lab-1': 'available' }],
])('sends the statement once to a cluster %s, and leaves nothing', async (_, instances) => {
  const watch = { state: 'role-unchanged', newWriter: undefined } as const;
  const { account, report } = await playCause('crash', { looks: [{ instances }], watch });
  expect(account.calls.filter((call) => call === STATEMENT)).toHaveLength(1);
  expect(report?.runs[0]).toMatchObject({
    cause: { name: 'crash', left: [] },
    failover: { state: 'role-unchanged' },
  });
});

it('has a client that does not repeat a statement whose reply is lost', async () => {
  let requests = 0;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      requests += 1;
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const clients = createClients({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
  });
  const script: Script = { dataOnce: clients.rdsDataOnce };
  const { report } = await playCause('crash', script);
  expect(report?.runs[0]?.cause.name).toBe('crash');
  expect(requests).toBe(1);
  clients.close();
  await new Promise((resolve) => server.close(resolve));
});

it.each([
  ['AccessDeniedException', 'not authorized', 'a permission is missing: not authorized'],
  [
    'DatabaseErrorException',
    'ERROR: permission denied for function aurora_inject_crash; SQLState: 42501',
    'the database refused the statement that crashes the writer: ERROR: permission denied for function aurora_inject_crash; SQLState: 42501',
  ],
])('explains a refusal: %s', async (name, message, explanation) => {
  const { error } = await playCause('crash', {
    statement: (sql) => {
      if (sql.includes('aurora_inject_crash')) throw Object.assign(new Error(message), { name });
    },
  });
  expect(error?.message).toBe(explanation);
});
