import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { EXIT } from '../exit-codes';

/** Error codes of writing to output that no program reads any more; a closed terminal fails with EIO. */
const OUTPUT_CLOSED = new Set(['EPIPE', 'EIO', 'ENOTCONN', 'ECONNRESET']);

/**
 * Keeps this process alive when its output cannot be written, because it may still have to remove a stack that costs
 * money. A closed pipe or terminal does not change the exit code, which is about the failover. Output that is lost for
 * another reason, such as a full disk, is reported, and exit code 0 becomes 3.
 */
export function surviveClosedOutput(): void {
  reportLoss('standard output', process.stdout);
  reportLoss('standard error', process.stderr);
  // On exit Node 20 restores the settings of terminals, and aborts if a terminal no longer exists. It ignores closed
  // descriptors, so the descriptors of terminals that no longer exist are closed first.
  const terminals = [0, 1, 2].filter(isatty);
  process.on('exit', () => {
    for (const fd of terminals) if (!isatty(fd)) closeSync(fd);
  });
}

function reportLoss(name: string, stream: NodeJS.WriteStream): void {
  let isReported = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (isReported || OUTPUT_CLOSED.has(error.code ?? '')) return;
    isReported = true;
    console.error(`${name} could not be written: ${error.message}`);
    process.on('exit', (exitCode) => {
      if (exitCode === EXIT.held) process.exitCode = EXIT.environment;
    });
  });
}
