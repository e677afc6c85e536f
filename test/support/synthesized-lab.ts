import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cdk } from './cdk';
import { madeOnce } from './made-once';
import { prebuiltFunctions } from './prebuilt-functions';

/** Settings of the lab that the CDK CLI takes as `-c name=value`. */
export type LabSettings = Readonly<Record<string, string | number>>;

const TIMEOUT_MS = 120_000;

/**
 * Returns the folder of the lab's assembly with these settings. The CDK CLI synthesizes it once in a run of the tests,
 * so copy it before you change it. Tests of the CDK CLI itself run their own synthesis.
 */
export function synthesizedLab(settings: LabSettings): Promise<string> {
  const given = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return madeOnce(['lab', ...given].join('-'), TIMEOUT_MS, async (folder) => {
    const context = given.flatMap((setting) => ['-c', setting]);
    // The validator and the bundling take seconds; the tests of the CDK CLI run them.
    const quick = { CDK_VALIDATION: 'false', LAB_FUNCTIONS_FOLDER: prebuiltFunctions() };
    const run = await cdk(folder, ['synth', '--quiet', ...context], quick);
    if (run.exitCode !== 0) throw new Error(`cdk synth ended with ${run.exitCode}:\n${run.stderr}`);
  });
}

export function readTemplate(assembly: string): string {
  return readFileSync(join(assembly, 'AuroraFailoverLab.template.json'), 'utf8');
}
