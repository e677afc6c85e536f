import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFunctionPriority } from 'aurora-loopback/testing/function-priority';
import type { ProbeEvent, ProbeResult } from '../../../lambda/probe/contract';
import type { ClientFile } from '../../../lib/client-files';
import { findFunctionCode } from '../../../lib/prebuilt-functions';
import { prebuiltFunctions } from '../prebuilt-functions';

/** Module that resolves every host name to this machine. It is preloaded, so that the threads of clients do so too. */
const NAMES = `
  const dns = require('node:dns');
  dns.lookup = (host, options, answer) =>
    process.nextTick(answer, null, options.all ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1', 4);`;

/** Program that runs the handler as Lambda's runtime does. */
const RUNTIME = `
  import { handler } from './index.mjs';
  console.info = (line) => process.send({ line });
  process.once('disconnect', () => process.exit());
  process.once('message', async (event) => {
    const outcome = await handler(event, { getRemainingTimeInMillis: () => 900_000 }).then(
      (result) => ({ result }),
      ({ name, message, stack }) => ({ error: { name, message, stack } }),
    );
    process.send({ ...outcome, left: process.getActiveResourcesInfo() }, () => process.disconnect());
  });`;

export interface ProbeOutcome {
  readonly result?: ProbeResult;
  readonly error?: { readonly name: string; readonly message: string; readonly stack: string };
  /** Resources that keep the event loop alive after the invocation, as Node names them. */
  readonly left: readonly string[];
}

/** Deployed bundle in a separate process. */
export class ProbeProcess {
  readonly child: ChildProcess;
  readonly outcome: Promise<ProbeOutcome>;
  readonly #steps = new Set<string>();

  /**
   * Starts the process and invokes the probe, which contains `clients` in addition to the built-in ones. `folder` is for the
   * bundle. Node also trusts `certificate` (PEM).
   */
  static async start(
    folder: string,
    certificate: string,
    env: Readonly<Record<string, string>>,
    event: ProbeEvent,
    clients: readonly ClientFile[] = [],
  ): Promise<ProbeProcess> {
    // The bench runs without Jest, so it bundles the probe itself.
    const isPrebuilt = clients.length === 0 && process.env.LAB_TEST_RUN_FOLDER !== undefined;
    const code = findFunctionCode({ name: 'probe', clients }, isPrebuilt ? prebuiltFunctions() : undefined);
    cpSync(code.folder, folder, { recursive: true });
    code.remove();
    const path = (name: string) => join(folder, name);
    const [runtime, names, ca] = [path('runtime.mjs'), path('names.cjs'), path('ca.pem')];
    await Promise.all([writeFile(runtime, RUNTIME), writeFile(names, NAMES), writeFile(ca, certificate)]);
    const child = fork(runtime, {
      env: {
        NODE_EXTRA_CA_CERTS: ca,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'AKIALAB',
        AWS_SECRET_ACCESS_KEY: 'secret/of+lab',
        ...env,
      },
      execArgv: ['--require', names],
      // Like a function's process: a separate session, and a higher priority than other processes.
      detached: true,
      // Drivers log to standard output. That of the bench contains only figures.
      stdio: ['ignore', 2, 'inherit', 'ipc'],
    });
    if (child.pid !== undefined) setFunctionPriority(child.pid);
    return new ProbeProcess(child, event);
  }

  private constructor(child: ChildProcess, event: ProbeEvent) {
    this.child = child;
    this.outcome = new Promise((resolve, reject) => {
      child.on('message', (message: { line?: { step: string } } & ProbeOutcome) => {
        if (message.line) this.#steps.add(message.line.step);
        else resolve(message);
      });
      child.once('exit', (code, signal) =>
        reject(new Error(`the process of the probe ended with ${code ?? signal}`)),
      );
    });
    this.outcome.catch(() => {});
    child.send(event);
  }

  /** Waits for the result. Rejects if the invocation failed. */
  async result(): Promise<ProbeResult> {
    const { result, error } = await this.outcome;
    if (!result) throw new Error(`the probe failed: ${error?.name}: ${error?.message}`);
    return result;
  }

  /** Whether the probe has logged the step. */
  has(step: string): boolean {
    return this.#steps.has(step);
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
