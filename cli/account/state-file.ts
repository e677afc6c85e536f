import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { LabError } from '../errors';
import { LAB, QUIET_LAB } from '../lab-command';
import { makeFolder } from '../terminal/make-folder';
import { replaceFile } from '../terminal/replace-file';
import type { RecordedAccount, RunningAccount } from './running';
import { isAlive } from './running';
import { pointsAtEndedAccount, RESTORE_HINT } from './shell-account';

const OWNER_ONLY = 0o600;

/**
 * Returns the path of the file that records a checkout's account. Only its user can read the file, because it contains
 * the account's keys. `LAB_STATE_FOLDER` sets another folder, for a read-only checkout or a second account.
 */
export function stateFileOf(checkout: string, env: NodeJS.ProcessEnv = process.env): string {
  return join(env.LAB_STATE_FOLDER ?? join(checkout, '.lab'), 'account.json');
}

/** Returns the path of the copy of the account's certificate authority: the same for every account of the checkout. */
export function caFileOf(stateFile: string): string {
  return resolve(dirname(stateFile), 'ca.pem');
}

/**
 * Reserves the checkout for this process before its account starts.
 *
 * @throws LabError when an account of the checkout is already running or starting
 */
export async function claim(file: string, pid: number): Promise<void> {
  await makeFolder(dirname(file), 0o700);
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, render({ state: 'starting', pid }), { mode: OWNER_ONLY });
  try {
    while (!(await linkTo(draft, file))) {
      const found = await read(file);
      if (found && (await isAlive(found))) throw alreadyRunning(found);
      // The record was left by a process that was killed.
      await rm(file, { force: true });
    }
  } finally {
    await rm(draft);
  }
}

/** Links the complete draft to the file unless the file exists, so that only one of several claims succeeds. */
async function linkTo(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Replaces the claim or the previous record of the account. */
export async function publish(file: string, account: RunningAccount): Promise<void> {
  await replaceFile(file, render(account), OWNER_ONLY);
}

/** Removes the record. The certificate stays: without the file of NODE_EXTRA_CA_CERTS, Node.js warns at each start. */
export async function removeRecord(file: string): Promise<void> {
  await rm(file, { force: true });
}

/**
 * Finds the account that is running in this checkout.
 *
 * @param up command that starts an account as the caller needs it
 * @throws LabError when no account is running; its hint says how to start one and how to restore the shell
 */
export async function requireRunning(file: string, up = `${LAB} up`): Promise<RunningAccount> {
  const found = await findAlive(file);
  if (found?.state === 'running') return found;
  if (found) {
    throw new LabError(`the loopback account (pid ${found.pid}) is still starting`, 'try again in a second');
  }
  const start = `start one with: ${up}`;
  throw new LabError(
    'no loopback account is running in this folder',
    (await pointsAtEndedAccount(process.env, undefined))
      ? `the loopback account that this shell points at has ended; ${RESTORE_HINT}\n${start}`
      : start,
  );
}

/** Finds the account that is running in this checkout; undefined if none is. */
export async function findRunning(file: string): Promise<RunningAccount | undefined> {
  const found = await findAlive(file);
  return found?.state === 'running' ? found : undefined;
}

async function findAlive(file: string): Promise<RecordedAccount | undefined> {
  const found = await read(file);
  return found && (await isAlive(found)) ? found : undefined;
}

async function read(file: string): Promise<RecordedAccount | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as RecordedAccount;
  } catch (error) {
    // The file was truncated if it cannot be parsed.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new LabError(
      `${file} cannot be read: ${(error as Error).message}`,
      'run this as the user who ran lab up',
    );
  }
}

function render(account: RecordedAccount): string {
  return `${JSON.stringify(account, null, 2)}\n`;
}

function alreadyRunning(found: RecordedAccount): LabError {
  const state = found.state === 'running' ? `running on ${found.endpointUrl}` : 'starting';
  return new LabError(
    `a loopback account of this folder is already ${state} (pid ${found.pid})`,
    `use it with: eval "$(${QUIET_LAB} env)", or stop it with Ctrl-C in its terminal`,
  );
}
