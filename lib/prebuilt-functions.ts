import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientFile } from './client-files';
import type { FunctionCode } from './function-code';
import { bundleFunction, PREBUILT_MODULE } from './function-code';
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
 * Returns the folder with the bundles of the published package, which has no sources and no lock file to bundle from. The
 * folder does not exist in the repository. `LAB_FUNCTIONS_FOLDER` sets another folder, so that several syntheses can share
 * one bundling.
 */
function prebuiltFolder(): string {
  return process.env.LAB_FUNCTIONS_FOLDER ?? join(__dirname, 'functions');
}

/**
 * Folder with the module that exports `createHandler`. A probe with a user's clients consists of this module and of a bundle
 * of these clients, which needs neither the sources of the probe nor the drivers of the built-in clients.
 */
const HANDLER = 'probe-handler';
const HANDLER_ENTRY = "export { createHandler } from './probe/handler';";

/** Returns the prebuilt code of a function, with a user's clients bundled. Bundles a function that is not prebuilt. */
export function findFunctionCode(
  { name, clients = [] }: FunctionSource,
  prebuilt: string = prebuiltFolder(),
): FunctionCode {
  const folder = join(prebuilt, name);
  if (!existsSync(folder)) return bundleFunction(ENTRIES[name](clients));
  if (clients.length === 0) return { folder, remove: () => {} };
  return bundleFunction(renderProbeEntry(clients, PREBUILT_MODULE), join(prebuilt, HANDLER));
}

/** Bundles all functions into folders of `folder`, for the published package. */
export function buildFunctions(folder: string): void {
  const entries = { failover: ENTRIES.failover(), probe: ENTRIES.probe([]), [HANDLER]: HANDLER_ENTRY };
  for (const [name, entry] of Object.entries(entries)) {
    const code = bundleFunction(entry);
    rmSync(join(folder, name), { recursive: true, force: true });
    cpSync(code.folder, join(folder, name), { recursive: true });
    code.remove();
  }
}
