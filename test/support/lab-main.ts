import { main } from '../../cli/main';

/** Runs a lab command in this process, for tests that do not need a separate process. */
export async function labMain(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const spies = [
    jest.replaceProperty(process, 'env', { ...process.env, ...env }),
    jest.spyOn(console, 'log').mockImplementation((text) => void stdout.push(`${text}\n`)),
    jest.spyOn(console, 'error').mockImplementation((text) => void stderr.push(`${text}\n`)),
    // Commander writes to the streams directly.
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => stdout.push(String(text)) > 0),
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => stderr.push(String(text)) > 0),
  ];
  try {
    const exitCode = await main(['node', 'lab', ...args]);
    return { exitCode, stdout: stdout.join(''), stderr: stderr.join('') };
  } finally {
    for (const spy of spies) 'mockRestore' in spy ? spy.mockRestore() : spy.restore();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
  }
}
