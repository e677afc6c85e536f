import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';

/**
 * Keeps this process alive when whoever reads its output goes away: a pipe's reader, a terminal that is closed. There
 * may be a stack to remove that costs money, and the exit code is about the failover.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  // Node 20 aborts at its end when it cannot give a terminal its settings back. It passes over what is closed.
  const terminals = [0, 1, 2].filter(isatty);
  process.on('exit', () => {
    for (const fd of terminals) if (!isatty(fd)) closeSync(fd);
  });
}
