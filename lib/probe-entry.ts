import type { ClientFile } from './client-files';

/** Renders the entry module of a probe that contains these clients in addition to the built-in ones. */
export function renderProbeEntry(clients: readonly ClientFile[]): string {
  if (clients.length === 0) return "export { handler } from './probe/index';";
  // Each client is behind its own `import()`: a module that fails then ends only the client's own thread.
  const loaders = clients.map(
    ({ name, file }) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(file)}),\n`,
  );
  return `import { createHandler } from './probe/handler';

export const handler = createHandler(import.meta.url, {
${loaders.join('')}});
`;
}
