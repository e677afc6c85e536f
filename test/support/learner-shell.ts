import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';

/** Shell in which a learner types the commands of the pages, one after the other. */
export interface LearnerShell {
  run(command: string): Promise<{ readonly output: string; readonly exitCode: number }>;
  close(): void;
}

export interface ShellFolders {
  /** Working folder of the shell. */
  readonly checkout: string;
  /** Folder for the assemblies of the CDK CLI. Two test runs at once must not write to the same `cdk.out`. */
  readonly cdkOut: string;
}

/** Opens a shell that keeps its state from one command to the next. */
export function openShell(environment: NodeJS.ProcessEnv, { checkout, cdkOut }: ShellFolders): LearnerShell {
  const env = {
    ...environment,
    CDK_OUTPUT: cdkOut,
    npm_config_update_notifier: 'false',
  };
  const shell = spawn('/bin/sh', [], { cwd: checkout, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const mark = randomUUID();
  const end = new RegExp(`\n${mark} (\\d+)\n$`);
  let output = '';
  let settle: (() => void) | undefined;
  shell.stdout.on('data', (chunk) => {
    output += chunk;
    settle?.();
  });
  return {
    run: (command) =>
      new Promise((resolve, reject) => {
        output = '';
        shell.once('exit', (code) => reject(new Error(`the shell ended with ${code} during: ${command}`)));
        settle = () => {
          const found = end.exec(output);
          if (!found) return;
          shell.removeAllListeners('exit');
          resolve({ output: output.slice(0, found.index), exitCode: Number(found[1]) });
        };
        // A command must not read the commands that follow it.
        shell.stdin.write(`{ ${command}\n} </dev/null 2>&1\nprintf '\\n%s %s\\n' ${mark} $?\n`);
      }),
    close() {
      shell.removeAllListeners('exit');
      shell.kill('SIGKILL');
    },
  };
}
