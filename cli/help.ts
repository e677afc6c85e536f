import { renderExitCodes } from './exit-codes';
import { DEPLOY, DEPLOYED, FAILOVER, isCheckout, LAB, QUIET_LAB, renderDrill } from './lab-command';

/** Text below the options in `lab --help`. */
export const LAB_HELP = `
Examples:
${renderExamples([
  [renderDrill(), 'measure a failover on a temporary loopback account'],
  [`${LAB} up`, 'run a loopback account to try commands by hand; Ctrl-C removes it'],
  [`eval "$(${QUIET_LAB} env)"`, `point this shell at that account; then deploy ${DEPLOYED} with: ${DEPLOY}`],
  [FAILOVER, 'trigger a failover of the deployed cluster'],
  ...(isCheckout
    ? ([
        [`${LAB} exercise`, 'learn about failovers in eleven exercises'],
        [`${LAB} check`, 'show your progress in the exercises'],
      ] as const)
    : []),
  [`${LAB} run -- psql`, 'run a program, such as psql, with the database of that cluster'],
  [`${LAB} clients`, 'list the clients that a drill can compare'],
])}

Show the help of a command, such as drill: ${LAB} drill --help`;

/** Text below the options in `lab drill --help`. */
export const DRILL_HELP = `
Verdict and exit code:
${renderExitCodes()}
With --repeat, the report is not held if any run is not held; otherwise it is void if any run is void.
Once the report is printed, one Ctrl-C does not change the exit code. A second one ends the drill immediately with 130
and, on AWS, leaves what is not yet removed.

A budget is compared with the upper bound of the longest outage. Without a budget an outage may have any length, but
must end before the run does.

With --baseline, the drill is compared with an earlier report of the same conditions, for each cause and each client. It is
not held if it lost writes where the baseline lost none, or if a median outage is certainly longer than --max-regression
allows. In GitHub Actions, the drill adds a summary to the page of the job. See docs/ci.md.

A client writes to the database as an application does. All clients of a drill write during the same failover, and the
report compares what their callers experienced. This command lists the built-in clients: ${LAB} clients
To test your own code, copy examples/my-client.ts${isCheckout ? '' : " of the lab's repository"}, change it, and give its path.
Without --client, the drill runs no clients. The verdict is not held if a client given by path loses a write that it
acknowledged, or misses a budget: --max-client-outage and --max-client-errors apply to the clients given by path, or to
all clients with --judge-clients all.

Causes: "request" fails the cluster over. "crash" restarts the writer in place. "writer-lost" takes the writer's host away,
on a loopback account only. "zone-outage" cuts off the writer's zone with AWS FIS. "class-change" changes the class of the
writer. "patch" applies the pending system update. The drill checks what it can before it changes anything. On AWS, a new
class costs its price (https://aws.amazon.com/rds/aurora/pricing/) until you change it back, and differs from the template of
the stack. In a lab that is kept, the drill lists what a cause has changed and how to undo it; --fail-back makes the first
writer the writer again. See docs/causes.md.

At pace typical or slow the probe's own pool does not recover, because it keeps its connections to the old writer. So the
verdict is not held, unless a client has a budget: then the probe's own connections are shown, but not judged.

Examples:
  ${renderDrill()}
  ${renderDrill('--readers 4 --repeat 5 --max-write-outage 2000')}
  ${renderDrill('--pace typical')}
  ${renderDrill('--cause all')}
  ${renderDrill('--pace typical --client pg-checkout --client pg-query --client ./examples/my-client.ts')}
  ${renderDrill('--client ./examples/my-client.ts --max-client-outage 2000 --max-client-errors 0')}
  ${renderDrill('--repeat 7 --baseline ./baseline.json --junit ./drill.xml')}
  ${renderDrill('--running --cause crash')}
  ${renderDrill('--aws')}`;

function renderExamples(examples: readonly (readonly [command: string, purpose: string])[]): string {
  const width = Math.max(...examples.map(([command]) => command.length));
  return examples.map(([command, purpose]) => `  ${command.padEnd(width)}  ${purpose}`).join('\n');
}
