import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findWording } from './find-wording';

/** Prints every use of the wording in `words.ts`. Exits with 1 if it finds one. */
function main(): void {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.js', '*.mjs', '*.md'];
  const files = execFileSync('git', list, { encoding: 'utf8' }).trim().split('\n').filter(existsSync);
  const lines = files.flatMap((path) =>
    findWording(path, readFileSync(path, 'utf8')).map(
      ({ line, found, write }) => `${path}:${line}: "${found}": write ${write}`,
    ),
  );
  for (const line of lines) console.log(line);
  console.log(`${lines.length} phrases to replace, in ${files.length} files`);
  if (lines.length > 0) process.exitCode = 1;
}

main();
