import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientFile } from './client-files';
import { lambdaFolder } from './lambda-folder';

/** Entry file of the probe's bundle. */
export interface ProbeEntry {
  readonly file: string;
  /** Removes the file, if it was written for this bundle. */
  remove(): void;
}

/**
 * CDK requires an entry inside the project. This folder is ignored by Git and by tools that read sources, like the caches
 * of other tools.
 */
const CACHE = join(lambdaFolder, '..', 'node_modules', '.cache');

/** Returns the entry of a probe that contains these clients in addition to the built-in ones. Remove it after bundling. */
export function createProbeEntry(clients: readonly ClientFile[]): ProbeEntry {
  const probe = join(lambdaFolder, 'probe');
  if (clients.length === 0) return { file: join(probe, 'index.ts'), remove: () => undefined };
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'probe-entry-'));
  const file = join(folder, 'index.mjs');
  writeFileSync(file, renderEntry(join(probe, 'handler'), clients));
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Each client is behind its own `import()`, so that a module that fails ends only the client's own worker. */
function renderEntry(handler: string, clients: readonly ClientFile[]): string {
  const loaders = clients.map(
    ({ name, file }) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(file)}),\n`,
  );
  return `import { createHandler } from ${JSON.stringify(handler)};

export const handler = createHandler({
${loaders.join('')}});
`;
}
