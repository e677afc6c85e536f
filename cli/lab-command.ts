import { extname } from 'node:path';

/** Whether this is a checkout, whose npm scripts run the sources. Else it is the published package, which is compiled. */
const isCheckout = extname(__filename) === '.ts';

/** Command that a user runs, for help and hints. */
export const LAB = isCheckout ? 'npm run lab --' : 'npx aurora-failover-lab';

/** The same for a command whose output a shell evaluates: npm prints the name of its script otherwise. */
export const QUIET_LAB = isCheckout ? 'npm run -s lab --' : LAB;

/** Renders the command of a drill with these options. */
export function renderDrill(options = ''): string {
  if (!isCheckout) return `${LAB} drill ${options}`.trimEnd();
  return options === '' ? 'npm run drill' : `npm run drill -- ${options}`;
}
