import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface LabFacts {
  readonly step: string;
  readonly folder?: string;
  readonly binFolder?: string;
  readonly user?: string;
}

export interface LabProcessOptions {
  /** Part of the name of every server. The command lines of the server's processes contain it too. */
  readonly name: string;
  readonly temporaryFolder: string;
  /** @default this checkout */
  readonly checkout?: string;
  /** @default the user of the test */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** `lab-with-servers.ts` in a separate process. */
export class LabProcess {
  readonly process: ChildProcess;
  readonly #facts: LabFacts[] = [];
  #errors = '';
  #isOver = false;
  #changed = () => {};

  constructor({
    name,
    temporaryFolder,
    checkout = join(__dirname, '..', '..', '..'),
    user,
  }: LabProcessOptions) {
    const loader = createRequire(join(checkout, 'package.json')).resolve('tsx/cjs');
    const program = join(checkout, 'loopback', 'test', 'support', 'lab-with-servers.ts');
    this.process = spawn(process.execPath, ['--require', loader, program, name], {
      cwd: '/',
      env: { PATH: process.env.PATH, TMPDIR: temporaryFolder, TSX_DISABLE_CACHE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...user,
    });
    const { stdout, stderr } = this.process;
    if (!stdout || !stderr) throw new Error('The process has no pipe for its standard output or error.');
    createInterface(stdout).on('line', (line) => {
      this.#facts.push(JSON.parse(line) as LabFacts);
      this.#changed();
    });
    stderr.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString();
    });
    this.process.once('close', () => {
      this.#isOver = true;
      this.#changed();
    });
  }

  /** Waits for a step. If the process ends before the step, rejects with the process's standard error. */
  async reach(step: string): Promise<LabFacts> {
    for (;;) {
      const fact = this.#facts.find((one) => one.step === step);
      if (fact) return fact;
      if (this.#isOver) throw new Error(`The lab ended before "${step}":\n${this.#errors}`);
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }

  kill(): void {
    this.process.kill('SIGKILL');
  }
}
