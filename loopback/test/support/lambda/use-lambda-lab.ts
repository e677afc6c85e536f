import { mkdtempSync, rmSync } from 'node:fs';
import { LambdaLab } from './lambda-lab';

/** Starts one lab for all tests of a file. Call it at the top of a `describe`. */
export function useLambdaLab(): () => LambdaLab {
  let folder = '';
  let lab: LambdaLab | undefined;
  beforeAll(async () => {
    folder = mkdtempSync('/tmp/lab-lambda-');
    lab = await LambdaLab.start(folder);
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (lab === undefined) throw new Error('The lab has not started.');
    return lab;
  };
}
