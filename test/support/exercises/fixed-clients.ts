import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientFile } from '../../../lib/client-files';
import { toClientFile } from '../../../lib/client-files';
import { repository } from '../repository';

const NAIVE = join(repository, 'exercises', '09-survive', 'naive-client.ts');
const SOLUTION = join(repository, 'exercises', '09-survive', 'solution', 'my-client.ts');

/** Fixes of the naive client, in the order in which a learner makes them: the name of the result, a text and its replacement. */
const FIXES: readonly (readonly [name: string, text: string, replacement: string])[] = [
  [
    'with-listeners',
    '  await Promise.all',
    `  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  await Promise.all`,
  ],
  [
    'with-release',
    `      } finally {
        client.release();
      }`,
    `      } catch (error) {
        client.release(error);
        throw error;
      }
      client.release();`,
  ],
  [
    'with-retry',
    '    async write(write) {',
    `    async write(write, signal) {
      for (;;) {
        try {
          return await this.store(write);
        } catch (error) {
          if (signal.aborted) throw error;
          await new Promise((resolve) => setTimeout(resolve, 400 * Math.random()));
        }
      }
    },
    async store(write) {`,
  ],
];

/**
 * Writes the naive client of exercise 9, the same after each fix, and the solution to a separate project. Returns the files in
 * this order.
 */
export function writeFixedClients(project: string): ClientFile[] {
  mkdirSync(project);
  symlinkSync(join(repository, 'node_modules'), join(project, 'node_modules'));
  let source = readFileSync(NAIVE, 'utf8');
  const files = [write('naive-client', source)];
  for (const [name, text, replacement] of FIXES) {
    if (!source.includes(text)) throw new Error(`the naive client does not contain: ${text}`);
    source = source.replace(text, () => replacement);
    files.push(write(name, source));
  }
  const solution = join(project, 'solution.ts');
  copyFileSync(SOLUTION, solution);
  return [...files, toClientFile(solution)];

  function write(name: string, text: string): ClientFile {
    const file = join(project, `${name}.ts`);
    writeFileSync(file, text);
    return toClientFile(file);
  }
}
