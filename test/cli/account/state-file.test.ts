import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningAccount } from '../../../cli/account/running';
import { claim, publish, removeRecord, requireRunning, stateFileOf } from '../../../cli/account/state-file';

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
    hostNamesPreloadPath: '/tmp/hosts.cjs',
    endpointPorts: {},
  };
});

afterEach(() => {
  server.close();
  rmSync(checkout, { recursive: true });
});

it('without a running account, the error explains how to start one', async () => {
  await expect(requireRunning(file)).rejects.toMatchObject({
    message: 'no loopback account is running in this folder',
    hint: 'start one with: npm run lab -- up',
    exitCode: 3,
  });
});

it('the running account is found in a file that only its user can read', async () => {
  await claim(file, process.pid);
  await publish(file, account);
  expect(await requireRunning(file)).toEqual(account);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(checkout, '.lab'))).toEqual(['account.json']);
});

it('a starting account is reported as still starting', async () => {
  await claim(file, process.pid);
  await expect(requireRunning(file)).rejects.toThrow(`(pid ${process.pid}) is still starting`);
});

it('a second account in the same checkout is refused, with the process ID and endpoint of the first', async () => {
  await claim(file, process.pid);
  await expect(claim(file, process.pid)).rejects.toThrow(`already starting (pid ${process.pid})`);
  await publish(file, account);
  await expect(claim(file, process.pid)).rejects.toThrow(
    `already running on ${account.endpointUrl} (pid ${process.pid})`,
  );
});

it('a new account replaces the record of an account whose process has ended', async () => {
  await claim(file, process.pid);
  await publish(file, { ...account, pid: 2 ** 22 + 1 });
  await expect(requireRunning(file)).rejects.toThrow('no loopback account is running');
  await claim(file, process.pid);
});

it('a new account replaces the record of an account whose process ID belongs to another process', async () => {
  await claim(file, process.pid);
  await publish(file, account);
  await new Promise((resolve) => server.close(resolve));
  await expect(requireRunning(file)).rejects.toThrow('no loopback account is running');
  await claim(file, process.pid);
});

it('a new account replaces a truncated record', async () => {
  await claim(file, process.pid);
  writeFileSync(file, '{"state": "run');
  await claim(file, process.pid);
});

it('of several accounts that start at the same time, only one can use the checkout', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => claim(file, process.pid)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('removing the record, even twice, leaves no file', async () => {
  await claim(file, process.pid);
  await removeRecord(file);
  await removeRecord(file);
  expect(readdirSync(join(checkout, '.lab'))).toEqual([]);
});
