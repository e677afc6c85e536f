import { existsSync, mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from 'aurora-loopback/testing/wait-for';

/**
 * Makes a folder on the first call with a name in this run of Jest, and returns the same folder on all later calls, in
 * every test file and worker. `make` receives the folder and writes into it. Do not change the returned folder: copy it.
 */
export async function madeOnce(
  name: string,
  timeoutMs: number,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const runFolder = process.env.LAB_TEST_RUN_FOLDER;
  if (runFolder === undefined)
    throw new Error('LAB_TEST_RUN_FOLDER is not set; create-run-folder.js sets it');
  const folder = join(runFolder, name);
  await waitFor(`${name} is made`, timeoutMs, async () => {
    if (existsSync(folder)) return undefined;
    return makeUnlessClaimed(folder, make);
  });
  return folder;
}

/** Of several workers, one creates the claim. If this worker fails, another worker takes over. */
async function makeUnlessClaimed(
  folder: string,
  make: (folder: string) => Promise<void>,
): Promise<string | undefined> {
  const claim = `${folder}.claim`;
  try {
    mkdirSync(claim);
  } catch {
    return 'another worker makes it';
  }
  try {
    if (existsSync(folder)) return undefined;
    const draft = `${folder}.draft-${process.pid}`;
    await make(draft);
    renameSync(draft, folder);
    return undefined;
  } finally {
    rmdirSync(claim);
  }
}
