import { execFileSync } from 'node:child_process';

/**
 * Returns the command lines of live processes that contain a text. A server's name is part of the command lines of all
 * of its processes.
 */
export function processesMentioning(text: string): string[] {
  return list('-axo', 'pid=,command=').filter((row) => row.includes(text));
}

export function processIdsMentioning(text: string): number[] {
  return processesMentioning(text).map((row) => Number.parseInt(row, 10));
}

/** Returns live processes whose command line or (on Linux) environment contains a folder's path. */
export function processesWithin(folder: string): string[] {
  return list('axeww', '-o', 'pid=,command=').filter((row) => row.includes(folder));
}

function list(...args: string[]): string[] {
  const rows = execFileSync('ps', args, { encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\n');
  return rows.map((row) => row.trim()).filter((row) => !row.includes('<defunct>'));
}
