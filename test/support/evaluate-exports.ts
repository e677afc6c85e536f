import { execFileSync } from 'node:child_process';
import { noAccount } from './drill/no-account';

/** Returns the variables that a POSIX shell exports after it has evaluated a script. */
export function evaluateExports(script: string): NodeJS.ProcessEnv {
  const names = [...script.matchAll(/^export (\w+)=/gm)].map(([, name]) => name);
  const print = names.map((name) => `printf '%s\\n' "$${name}"`).join('\n');
  const values = execFileSync('/bin/sh', ['-c', `${script}\n${print}`], { encoding: 'utf8' }).split('\n');
  return { ...noAccount(), ...Object.fromEntries(names.map((name, index) => [name, values[index]])) };
}
