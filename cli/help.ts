/** What stands below the options in `lab --help`. */
export const LAB_HELP = `
Examples:
  npm run drill                             measure a failover on a loopback account of its own
  npm run lab -- up                         a loopback account to try things by hand; Ctrl-C removes it
  eval "$(npm run -s lab -- env)"           point this shell at it, then: npx cdk deploy
  npm run lab -- failover                   fail the deployed lab over

Each command has more to say: npm run lab -- drill --help`;

/** What stands below the options in `lab drill --help`. */
export const DRILL_HELP = `
Verdict and exit code:
    0  held: every budget was kept, and everything worked again before the run ended
    1  not held: a budget was not, an outage had not ended, a write was lost, or it cannot be shown
    2  the command line is wrong
    3  the environment does not let it, or the run is void: the probe itself stood still for too long
  130  interrupted; what was made has been removed
Ctrl-C after the report leaves it the verdict's: while it cleans up, or to end what --keep has kept.

An outage counts by the upper end of its bracket. Without a budget it may last, but has to end.

Examples:
  npm run drill
  npm run drill -- --readers 4 --repeat 5 --max-write-outage 2000
  npm run drill -- --pace typical
  npm run drill -- --aws`;
