import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { LabError } from '../errors';
import { makeFolder } from '../terminal/make-folder';
import { replaceFile } from '../terminal/replace-file';
import type { RecordedAccount, RunningAccount } from './running';
import { isAlive } from './running';
import { pointsAtEnded, RESTORE_HINT } from './shell-mark';

const FOR_ITS_USER_ONLY = 0o600;

/**
 * Where the account of a checkout is recorded: readable by its user only, for it holds the keys of the run.
 * `LAB_STATE_FOLDER` names another folder, for a checkout that cannot be written to or a second account beside.
 */
export function stateFileOf(checkout: string, env: NodeJS.ProcessEnv = process.env): string {
  return join(env.LAB_STATE_FOLDER ?? join(checkout, '.lab'), 'account.json');
}

/** Copy of the account's certificate authority, at the same path for every account of the checkout. */
export function caFileOf(stateFile: string): string {
  return resolve(dirname(stateFile), 'ca.pem');
}

/**
 * Reserves the checkout for this process before its account starts.
 *
 * @throws LabError when an account runs or starts there already
 */
export async function claim(file: string, pid: number): Promise<void> {
  await makeFolder(dirname(file), 0o700);
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, render({ state: 'starting', pid }), { mode: FOR_ITS_USER_ONLY });
  try {
    while (!(await linkTo(draft, file))) {
      const found = await read(file);
      if (found && (await isAlive(found))) throw alreadyRunning(found);
      // Left by a process that was killed.
      await rm(file, { force: true });
    }
  } finally {
    await rm(draft);
  }
}

/** Links the draft to the file unless the file exists. A claim is complete from the start, and only one succeeds. */
async function linkTo(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Replaces the claim, or the account as recorded so far. */
export async function publish(file: string, account: RunningAccount): Promise<void> {
  await replaceFile(file, render(account), FOR_ITS_USER_ONLY);
}

/** The certificate authority stays: Node.js warns at each start in a shell whose NODE_EXTRA_CA_CERTS is missing. */
export async function withdraw(file: string): Promise<void> {
  await rm(file, { force: true });
}

/**
 * Finds the account that runs in this checkout.
 *
 * @throws LabError when there is none, with how to start one and how to leave one that has ended
 */
export async function requireRunning(
  file: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<RunningAccount> {
  const found = await findAlive(file);
  if (found?.state === 'running') return found;
  if (found) {
    throw new LabError(`the loopback account (pid ${found.pid}) is still starting`, 'try again in a second');
  }
  const start = 'start one with: npm run lab -- up';
  throw new LabError(
    'no loopback account is running in this checkout',
    (await pointsAtEnded(env, undefined))
      ? `the one that this shell points at has ended; ${RESTORE_HINT}\n${start}`
      : start,
  );
}

/** The account that runs in this checkout, if there is one. */
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
    // A file that cannot be parsed was cut off.
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
  const where = found.state === 'running' ? ` and answers on ${found.endpointUrl}` : ' and is starting';
  return new LabError(
    `a loopback account is already running in this checkout: pid ${found.pid}${where}`,
    'use it with: eval "$(npm run -s lab -- env)", or end it with Ctrl-C where it runs',
  );
}
