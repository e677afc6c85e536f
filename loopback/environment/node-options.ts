/** Returns `NODE_OPTIONS` that also load a module before the program. */
export function withPreload(preloadPath: string, nodeOptions = ''): string {
  // Node.js separates the options at spaces, except between double quotes.
  const quoted = `"${preloadPath.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  return `${nodeOptions} --require ${quoted}`.trim();
}
