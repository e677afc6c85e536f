import { extname } from 'node:path';

/** Whether this is a checkout, whose npm scripts run the sources. Else it is the published package, which is compiled. */
export const isCheckout = extname(__filename) === '.ts';

/** Command that a user runs, for help and hints. */
export const LAB = isCheckout ? 'npm run lab --' : 'npx aurora-failover-lab';

/** The same for a command whose output a shell evaluates: npm prints the name of its script otherwise. */
export const QUIET_LAB = isCheckout ? 'npm run -s lab --' : LAB;

/** Subject of a deployment to a loopback account. The package is installed beside a user's app. */
export const DEPLOYED = isCheckout ? 'the lab' : 'your app';

/** Command that deploys it. An app may have several stacks. */
export const DEPLOY = `npx cdk deploy ${isCheckout ? '' : '--all '}--require-approval never`;

/** Command that fails its cluster over. The name of a user's stack is unknown. */
export const FAILOVER = `${LAB} failover${isCheckout ? '' : ' --stack STACK'}`;

/** Renders the command of a drill with these options. */
export function renderDrill(options = ''): string {
  if (!isCheckout) return `${LAB} drill ${options}`.trimEnd();
  return options === '' ? 'npm run drill' : `npm run drill -- ${options}`;
}
