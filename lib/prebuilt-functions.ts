import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientFile } from './client-files';
import type { FunctionCode } from './function-code';
import { bundleFunction } from './function-code';
import { renderProbeEntry } from './probe-entry';

/** Renders the entry module of each function. Its imports are relative to `lambda/`. */
const ENTRIES = {
  failover: () => "export { handler } from './failover/index';",
  probe: renderProbeEntry,
} as const satisfies Record<string, (clients: readonly ClientFile[]) => string>;

export interface FunctionSource {
  /** Folder of the function in `lambda/`. */
  readonly name: keyof typeof ENTRIES;
  /** Clients that the probe contains in addition to the built-in ones. @default none */
  readonly clients?: readonly ClientFile[];
}

/**
 * Bundles of the published package, which has no sources and no lock file to bundle from. The folder does not exist in
 * the repository.
 */
const PREBUILT = join(__dirname, 'functions');

/** Returns the prebuilt code of a function. Bundles a function that is not prebuilt or contains a user's clients. */
export function findFunctionCode(
  { name, clients = [] }: FunctionSource,
  prebuilt: string = PREBUILT,
): FunctionCode {
  const folder = join(prebuilt, name);
  if (clients.length === 0 && existsSync(folder)) return { folder, remove: () => {} };
  return bundleFunction(ENTRIES[name](clients));
}

/** Bundles all functions into folders of `folder`, for the published package. */
export function buildFunctions(folder: string): void {
  for (const [name, render] of Object.entries(ENTRIES)) {
    const code = bundleFunction(render([]));
    rmSync(join(folder, name), { recursive: true, force: true });
    cpSync(code.folder, join(folder, name), { recursive: true });
    code.remove();
  }
}
