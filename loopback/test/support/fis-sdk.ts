import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Client of AWS FIS, as far as tests use it. */
export interface FisClient {
  send(command: object): Promise<FisAnswer>;
  destroy(): void;
}

/** Members of the client's answers that tests read. */
export interface FisAnswer {
  readonly experimentTemplate?: { readonly id?: string; readonly creationTime?: Date };
  readonly experimentTemplates?: readonly { readonly id?: string }[];
  readonly experiment?: {
    readonly id?: string;
    readonly state?: FisState;
    readonly actions?: Readonly<Record<string, { readonly state?: FisState }>>;
  };
  readonly experiments?: readonly object[];
  readonly nextToken?: string;
}

interface FisState {
  readonly status?: string;
  readonly reason?: string;
}

/** The newest release that can be installed. */
const PACKAGE = '@aws-sdk/client-fis@3.523.0';

/**
 * Installs the real client of AWS FIS, and returns its module and a function that removes it. The client is no dependency:
 * it needs 134 packages that nothing else does, with 72 MB.
 */
export async function installFisSdk(): Promise<{ readonly sdk: object; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-fis-'));
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, PACKAGE]);
  const sdk: object = createRequire(join(folder, 'package.json'))('@aws-sdk/client-fis');
  return { sdk, remove: () => rmSync(folder, { recursive: true }) };
}
