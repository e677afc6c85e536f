import { cpSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './repository';

/** Not copied: the packages are linked instead, and the others are results of commands. */
const OMITTED = new Set(['node_modules', '.git', '.lab', 'cdk.out', 'coverage', 'drill-report']);

/** File of exercise 9 that belongs to the learner. A developer may have one too. */
const LEARNERS_FILE = join(repository, 'exercises', '09-survive', 'my-client.ts');

/** Copies this checkout, so that commands can write to the places that a user's commands write to. */
export function copyCheckout(copy: string): void {
  for (const name of readdirSync(repository).filter((each) => !OMITTED.has(each))) {
    cpSync(join(repository, name), join(copy, name), {
      recursive: true,
      filter: (source) => source !== LEARNERS_FILE,
    });
  }
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
}
