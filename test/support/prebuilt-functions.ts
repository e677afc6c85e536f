import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildFunctions } from '../../lib/prebuilt-functions';

/**
 * Returns a folder with the bundles of the lab's functions, which are bundled once in a run of Jest. Bundling takes 1.4 s of
 * processor time of each synthesis. Tests of the CDK CLI and of a drill bundle the functions themselves.
 */
export function prebuiltFunctions(): string {
  const runFolder = process.env.LAB_TEST_RUN_FOLDER;
  if (runFolder === undefined)
    throw new Error('LAB_TEST_RUN_FOLDER is not set; create-run-folder.js sets it');
  const folder = join(runFolder, 'functions');
  if (existsSync(folder)) return folder;
  const draft = `${folder}.draft-${process.pid}`;
  buildFunctions(draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another worker was faster.
    rmSync(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Makes the stacks of this test file use `prebuiltFunctions`. */
export function usePrebuiltFunctions(): void {
  process.env.LAB_FUNCTIONS_FOLDER = prebuiltFunctions();
}
