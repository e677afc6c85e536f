import { join } from 'node:path';
import { makeTemporaryFolder } from '../../terminal/temporary-folder';
import { chooseClients } from './clients';
import type { DrillOptions } from './options';
import { causesOf } from './options';
import { synthesize } from './synthesize';

/** Synthesis of a drill's lab, which runs while the account starts: the stack looks nothing up in the account. */
export interface Synthesis {
  /** Folder of the cloud assembly. */
  readonly assembly: string;
  /** Resolves when the assembly is complete. */
  readonly done: Promise<void>;
  /** Ends a synthesis that is still running. Idempotent. */
  end(): Promise<void>;
}

/**
 * Starts to synthesize the lab that the options describe, into a folder that is removed when this process ends.
 *
 * @param app folder that contains `cdk.json`
 */
export function beginSynthesis(options: DrillOptions, app: string, signal: AbortSignal): Synthesis {
  const temporaryFolder = makeTemporaryFolder('lab-drill-');
  const assembly = join(temporaryFolder, 'cdk.out');
  const stop = new AbortController();
  const done = synthesize({
    ...{ app, assembly, temporaryFolder },
    settings: settingsOf(options),
    signal: AbortSignal.any([signal, stop.signal]),
  });
  // The drill awaits `done` only after the account has started, or never if the account cannot start.
  const settled = done.catch(() => {});
  return {
    assembly,
    done,
    end: () => {
      stop.abort();
      return settled;
    },
  };
}

function settingsOf(options: DrillOptions): Record<string, string> {
  const { files } = chooseClients(options.client);
  return {
    stackName: options.stack,
    ...(options.readers !== undefined && { readers: String(options.readers) }),
    ...(causesOf(options).includes('zone-outage') && { zoneOutage: 'true' }),
    ...(files.length > 0 && { clients: files.map(({ file }) => file).join(',') }),
  };
}
