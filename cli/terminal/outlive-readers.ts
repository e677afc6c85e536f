import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { EXIT } from '../exit-codes';

/** What writing comes to when whoever reads it has gone away; EIO is a closed terminal's. */
const READER_GONE = new Set(['EPIPE', 'EIO', 'ENOTCONN', 'ECONNRESET']);

/**
 * Keeps this process alive when its output cannot be written: there may be a stack to remove that costs money. Where
 * the reader went away (a pipe's, or a terminal that is closed) that is all, for the exit code is about the failover.
 * Output that is lost in another way, as on a full disk, is told, and success then becomes a failure.
 */
export function outliveReaders(): void {
  tellWhatIsLost('standard output', process.stdout);
  tellWhatIsLost('standard error', process.stderr);
  // Node 20 aborts at its end when it cannot give a terminal its settings back. It passes over what is closed.
  const terminals = [0, 1, 2].filter(isatty);
  process.on('exit', () => {
    for (const fd of terminals) if (!isatty(fd)) closeSync(fd);
  });
}

function tellWhatIsLost(name: string, stream: NodeJS.WriteStream): void {
  let isTold = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (isTold || READER_GONE.has(error.code ?? '')) return;
    isTold = true;
    console.error(`${name} could not be written: ${error.message}`);
    process.on('exit', (exitCode) => {
      if (exitCode === EXIT.held) process.exitCode = EXIT.environment;
    });
  });
}
