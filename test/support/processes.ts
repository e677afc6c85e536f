import { execFileSync } from 'node:child_process';

/** The command lines of live processes that contain a text; a server's name is part of each of its processes'. */
export function processesMentioning(text: string): string[] {
  const rows = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).split('\n');
  return rows.map((row) => row.trim()).filter((row) => row.includes(text) && !row.includes('<defunct>'));
}

export function processIdsMentioning(text: string): number[] {
  return processesMentioning(text).map((row) => Number.parseInt(row, 10));
}
