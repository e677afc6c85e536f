import type { ClientFile } from './client-files';

/** Module that exports `createHandler`, in the sources. */
const HANDLER = './probe/handler';

/**
 * Renders the entry module of a probe that contains these clients in addition to the built-in ones. `handlerModule` is the
 * module that exports `createHandler`.
 */
export function renderProbeEntry(clients: readonly ClientFile[], handlerModule: string = HANDLER): string {
  if (clients.length === 0) return "export { handler } from './probe/index';";
  // Each client is behind its own `import()`: a module that fails then ends only the client's own thread.
  const loaders = clients.map(
    ({ name, file }) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(file)}),\n`,
  );
  return `import { createHandler } from '${handlerModule}';

export const handler = createHandler(import.meta.url, {
${loaders.join('')}});
`;
}
