import { renderExitCodes } from './exit-codes';

/** Below the options in `lab --help`. */
export const LAB_HELP = `
Examples:
  npm run drill                             measure a failover on a loopback account of its own
  npm run lab -- up                         a loopback account to try things by hand; Ctrl-C removes it
  eval "$(npm run -s lab -- env)"           point this shell at it, then: npx cdk deploy
  npm run lab -- failover                   fail the deployed lab over

Each command has its own help: npm run lab -- drill --help`;

/** Below the options in `lab drill --help`. */
export const DRILL_HELP = `
Verdict and exit code:
${renderExitCodes()}
With --repeat, not held wins over void, and void over held.
Once the report is printed, Ctrl-C no longer changes the exit code.

An outage is judged by the upper end of its bracket. Without a budget it may last for any time, but it has to end.

Examples:
  npm run drill
  npm run drill -- --readers 4 --repeat 5 --max-write-outage 2000
  npm run drill -- --pace typical
  npm run drill -- --aws`;
