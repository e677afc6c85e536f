import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { EXIT } from '../exit-codes';

/** Error codes of writing to a reader that has gone away; EIO is that of a closed terminal. */
const READER_GONE = new Set(['EPIPE', 'EIO', 'ENOTCONN', 'ECONNRESET']);

/**
 * Keeps this process alive when its output cannot be written: there may be a stack to remove that costs money. Where
 * the reader went away (a pipe's, or a terminal that is closed) that is all, for the exit code is about the failover.
 * Output that is lost for another reason, such as a full disk, is reported, and turns success into a failure.
 */
export function outliveReaders(): void {
  reportLoss('standard output', process.stdout);
  reportLoss('standard error', process.stderr);
  // Node 20 aborts at its end when it cannot give a terminal its settings back. It passes over what is closed.
  const terminals = [0, 1, 2].filter(isatty);
  process.on('exit', () => {
    for (const fd of terminals) if (!isatty(fd)) closeSync(fd);
  });
}

function reportLoss(name: string, stream: NodeJS.WriteStream): void {
  let isReported = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (isReported || READER_GONE.has(error.code ?? '')) return;
    isReported = true;
    console.error(`${name} could not be written: ${error.message}`);
    process.on('exit', (exitCode) => {
      if (exitCode === EXIT.held) process.exitCode = EXIT.environment;
    });
  });
}
