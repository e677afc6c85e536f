import { fork } from 'node:child_process';
import { connect } from 'node:net';

export interface Load {
  /** Port on 127.0.0.1. */
  readonly port: number;
  /** One whole request as sent, repeated on each connection. */
  readonly request: string;
  readonly connections: number;
  readonly durationMs: number;
}

/**
 * Measures how many requests per second a server answers if each connection sends its next request as soon as it has an
 * answer. A separate process creates the load. Rejects at the first answer that is not 200.
 */
export function measureRequestRate(load: Load): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(__filename, { execArgv: ['--require', require.resolve('tsx/cjs')] });
    let result: LoadResult = { state: 'failed', reason: 'the load process ended without a result' };
    child.once('error', reject);
    child.on('message', (message: LoadResult) => {
      result = message;
    });
    child.once('exit', () => {
      if (result.state === 'measured') resolve(result.answersPerSecond);
      else reject(new Error(`The rate could not be measured: ${result.reason}.`));
    });
    child.send(load);
  });
}

type LoadResult =
  | { readonly state: 'measured'; readonly answersPerSecond: number }
  | { readonly state: 'failed'; readonly reason: string };

if (require.main === module) process.once('message', (load: Load) => void applyLoad(load));

async function applyLoad({ connections, durationMs, ...target }: Load): Promise<void> {
  const startedMs = performance.now();
  const clients = Array.from({ length: connections }, () => askAgainAndAgain(target, startedMs + durationMs));
  try {
    const counts = await Promise.all(clients);
    const seconds = (performance.now() - startedMs) / 1000;
    report({ state: 'measured', answersPerSecond: counts.reduce((sum, count) => sum + count, 0) / seconds });
  } catch (error) {
    report({ state: 'failed', reason: String(error) });
  }
}

function report(result: LoadResult): void {
  process.send?.(result, () => process.exit());
}

/**
 * Returns the number of answers. Answers must have a Content-Length, as those of Node's own server do if it knows the
 * length.
 */
function askAgainAndAgain({ port, request }: Pick<Load, 'port' | 'request'>, endMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    let pending = '';
    let answers = 0;
    socket.setEncoding('latin1');
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the server closed a connection')));
    socket.once('connect', () => socket.write(request));
    socket.on('data', (chunk: string) => {
      pending += chunk;
      const headEnd = pending.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const bodyLength = Number(/content-length: (\d+)/i.exec(pending)?.[1]);
      if (!pending.startsWith('HTTP/1.1 200 ')) reject(new Error(pending.slice(0, 1_000)));
      if (pending.length < headEnd + 4 + bodyLength) return;
      pending = '';
      answers += 1;
      if (performance.now() < endMs) socket.write(request);
      else resolve(answers);
    });
  });
}
