import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LoopbackAccount } from 'aurora-loopback';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { recordAccount } from '../../../cli/account/record';
import { renderShellExports } from '../../../cli/account/shell-exports';
import { stateFileOf } from '../../../cli/account/state-file';

let folder: string;
let stateFile: string;
let account: LoopbackAccount;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afl-record-'));
  stateFile = stateFileOf(folder, {});
  mkdirSync(dirname(stateFile));
  account = {
    ...{ endpointUrl: 'http://127.0.0.1:4566', region: 'us-east-1', accountId: '123456789012' },
    credentials: { accessKeyId: 'AKIA', secretAccessKey: 'secret' },
    caBundlePath: join(folder, 'random-ca.pem'),
  } as LoopbackAccount;
  writeFileSync(account.caBundlePath, 'a certificate');
});

afterEach(() => rmSync(folder, { recursive: true }));

const readRecord = () => JSON.parse(readFileSync(stateFile, 'utf8'));

it('the account record has the same certificate path for every account of the checkout', async () => {
  await recordAccount(stateFile, account);
  const path = join(folder, '.lab', 'ca.pem');
  expect(readFileSync(path, 'utf8')).toBe('a certificate');
  expect(renderShellExports(readRecord(), {})).toContain(`export NODE_EXTRA_CA_CERTS='${path}'`);
});

it('removing an account record waits for pending writes and leaves only the certificate', async () => {
  const record = await recordAccount(stateFile, account);
  for (let port = 4001; port < 4020; port += 1) record.addEndpoint({ host: `lab-${port}`, localPort: port });
  await record.remove();
  // Shells that point at the account still contain the certificate's path, and Node.js warns at each start if the file
  // is missing.
  expect(readdirSync(dirname(stateFile))).toEqual(['ca.pem']);
});

it('an account record contains every endpoint with its newest port', async () => {
  const record = await recordAccount(stateFile, account);
  record.addEndpoint({ host: 'lab-1', localPort: 4001 });
  record.addEndpoint({ host: 'lab-2', localPort: 4002 });
  record.addEndpoint({ host: 'lab-1', localPort: 4003 });
  await waitFor('the endpoints are recorded', 5_000, () => {
    const { endpointPorts } = readRecord();
    return endpointPorts['lab-1'] === 4003 ? undefined : JSON.stringify(endpointPorts);
  });
  expect(readRecord()).toMatchObject({ state: 'running', endpointPorts: { 'lab-1': 4003, 'lab-2': 4002 } });
  await record.remove();
});
