import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningAccount } from '../../../cli/account/running';
import { claim, publish, requireRunning, stateFileOf, withdraw } from '../../../cli/account/state-file';

let checkout: string;
let file: string;
let server: Server;
let account: RunningAccount;

beforeEach(async () => {
  checkout = mkdtempSync(join(tmpdir(), 'afl-state-'));
  file = stateFileOf(checkout);
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  account = {
    state: 'running',
    pid: process.pid,
    endpointUrl: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    accountId: '123456789012',
    accessKeyId: 'AKIA',
    secretAccessKey: 'secret',
    caBundlePath: '/ca.pem',
    endpointPorts: {},
  };
});

afterEach(() => {
  server.close();
  rmSync(checkout, { recursive: true });
});

it('says how to start an account when none was ever started', async () => {
  await expect(requireRunning(file)).rejects.toMatchObject({
    message: 'no loopback account is running in this checkout',
    hint: 'start one with: npm run lab -- up',
    exitCode: 3,
  });
});

it('gives the account that runs, and keeps its keys from other users', async () => {
  await claim(file, process.pid);
  await publish(file, account);
  expect(await requireRunning(file)).toEqual(account);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(checkout, '.lab'))).toEqual(['account.json']);
});

it('says that an account is still starting', async () => {
  await claim(file, process.pid);
  await expect(requireRunning(file)).rejects.toThrow(`(pid ${process.pid}) is still starting`);
});

it('refuses a second account in the same checkout and says which one is running', async () => {
  await claim(file, process.pid);
  await expect(claim(file, process.pid)).rejects.toThrow(`pid ${process.pid} and is starting`);
  await publish(file, account);
  await expect(claim(file, process.pid)).rejects.toThrow(
    `pid ${process.pid} and answers on ${account.endpointUrl}`,
  );
});

it('takes over from an account whose process is gone', async () => {
  await claim(file, process.pid);
  await publish(file, { ...account, pid: 2 ** 22 + 1 });
  await expect(requireRunning(file)).rejects.toThrow('no loopback account is running');
  await claim(file, process.pid);
});

it('takes over from an account whose process id is another process by now', async () => {
  await claim(file, process.pid);
  await publish(file, account);
  await new Promise((resolve) => server.close(resolve));
  await expect(requireRunning(file)).rejects.toThrow('no loopback account is running');
  await claim(file, process.pid);
});

it('takes over from a file that was cut off', async () => {
  await claim(file, process.pid);
  writeFileSync(file, '{"state": "run');
  await claim(file, process.pid);
});

it('lets one of many win that start at once', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => claim(file, process.pid)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('leaves nothing when it is withdrawn, and withdraws twice', async () => {
  await claim(file, process.pid);
  await withdraw(file);
  await withdraw(file);
  expect(readdirSync(join(checkout, '.lab'))).toEqual([]);
});
