import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environmentWithoutAws } from '../../account/drill-environment';
import { runGuarded } from './run-guarded';

export interface SynthesisOptions {
  /** Folder that contains `cdk.json`. */
  readonly app: string;
  /** Folder of the cloud assembly, which the app creates. */
  readonly assembly: string;
  /** Settings of the lab, which `cdk synth` takes as `-c name=value`. */
  readonly settings: Readonly<Record<string, string>>;
  /** Folder for temporary files of the app. An interrupted app may leave some. */
  readonly temporaryFolder: string;
  readonly signal: AbortSignal;
}

/** Context values that the CDK CLI adds to those of `cdk.json`, where version reporting is off. */
const CLI_CONTEXT = {
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
  'aws:cdk:disable-version-reporting': true,
  'aws:cdk:bundling-stacks': ['**'],
};

/**
 * Runs the app of `cdk.json` as `cdk synth` does, and writes the same assembly. The CDK CLI would take seconds more: to
 * start, and to look up an account and a Region that the environment-agnostic stack does not use. The app validates the
 * template too, and fails if it is invalid. Ends and fails like {@link runGuarded}.
 */
export async function synthesize(options: SynthesisOptions): Promise<void> {
  const { app, assembly, settings, temporaryFolder, signal } = options;
  const { app: command, context } = JSON.parse(await readFile(join(app, 'cdk.json'), 'utf8'));
  await runGuarded('the synthesis', ['/bin/sh', '-c', command], {
    folder: app,
    env: {
      ...environmentWithoutAws(),
      CDK_OUTDIR: assembly,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...settings, ...CLI_CONTEXT }),
      TMPDIR: temporaryFolder,
    },
    signal,
  });
}
