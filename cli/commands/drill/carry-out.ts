import { join } from 'node:path';
import { createClients } from '../../../drill/aws/clients';
import { renderText } from '../../../drill/report/text/render';
import type { Report } from '../../../drill/report-format/report';
import type { DrillEvent } from '../../../drill/run/events';
import { runDrill } from '../../../drill/run-drill';
import { openAccount } from '../../account/drill-account';
import { EXIT, EXIT_OF_VERDICT } from '../../exit-codes';
import { QUIET_LAB } from '../../lab-command';
import type { LabPaths } from '../../lab-paths';
import { abortWhenInterrupted, isInterrupted, untilAborted } from '../../terminal/interruption';
import type { Step } from '../../terminal/progress';
import { createProgress } from '../../terminal/progress';
import { Undo } from '../../terminal/undo';
import { prepareReportFolder, removeIfEmpty, saveReport } from '../report/save';
import { checkClientFiles } from './check-client-files';
import { chooseClients } from './clients';
import { deployLab } from './deploy';
import { describeEvent } from './describe-event';
import { Leftovers } from './leftovers';
import type { DrillOptions } from './options';
import { checkOptions, isKept, planOf } from './options';

/** Messages for Ctrl-C during the clean-up. A loopback account is removed even if this process is ended. */
const CLEANUP_NOTICES = {
  aws: 'removing what the drill created; pressing Ctrl-C again leaves the rest in AWS, where it costs money',
  loopback: 'removing what the drill created; pressing Ctrl-C again ends the drill immediately',
} as const;

/**
 * Deploys the lab to a new loopback account (or uses the lab deployed on AWS), measures a failover, writes the report
 * and removes what it created. Returns the exit code of the verdict.
 */
export async function carryOutDrill(options: DrillOptions, paths: LabPaths): Promise<number> {
  checkOptions(options);
  await checkClientFiles(chooseClients(options.client).files);
  const step = await createProgress();
  const folder = options.out ?? join(paths.project, 'drill-report');
  await prepareReportFolder(folder);
  const signal = abortWhenInterrupted();
  const undo = new Undo();
  const leftovers = new Leftovers();
  let exitCode: number = EXIT.environment;
  try {
    const report = await measure(options, paths, { step, undo, signal, leftovers });
    const page = await step('write the report', () => saveReport(report, folder));
    console.log(options.json ? JSON.stringify(report, null, 2) : `${renderText(report)}\nReport: ${page}`);
    exitCode = EXIT_OF_VERDICT[report.verdict];
    // A drill that is not held keeps its exit code, as below.
    if (leftovers.hasProblem && exitCode !== EXIT.notHeld) exitCode = EXIT.environment;
    printUnlessEmpty(leftovers.renderOmitted());
    if (isKept(options)) printUnlessEmpty(leftovers.render());
    if (options.keep) await keep(options, report.account, signal);
  } catch (error) {
    const wasInterrupted = await isInterrupted(signal);
    if (wasInterrupted) {
      console.error(undo.isEmpty ? 'interrupted' : 'interrupted; removing what the drill created …');
    }
    // A loopback account of the drill is removed now, with all changes.
    if (options.aws && isKept(options)) printUnlessEmpty(leftovers.render());
    if (!wasInterrupted) throw error;
    exitCode = EXIT.interrupted;
  } finally {
    await removeIfEmpty(folder);
    if (exitCode !== EXIT.interrupted && !undo.isEmpty) {
      void untilAborted(signal).then(() => console.error(CLEANUP_NOTICES[options.aws ? 'aws' : 'loopback']));
    }
    const isClean = await undo.run();
    // If something is left, the exit code reports that, because the user has to remove it. A drill that is not held
    // keeps its exit code.
    if (!isClean && (exitCode === EXIT.held || exitCode === EXIT.void)) exitCode = EXIT.environment;
  }
  return exitCode;
}

interface DrillContext {
  readonly step: Step;
  readonly undo: Undo;
  readonly signal: AbortSignal;
  readonly leftovers: Leftovers;
}

async function measure(options: DrillOptions, paths: LabPaths, context: DrillContext): Promise<Report> {
  const { step, undo, signal, leftovers } = context;
  const account = await openAccount(options, paths.stateFile, step, undo);
  const clients = createClients(account.connection);
  try {
    if (!options.aws || options.deploy) {
      await deployLab(options, account, clients, { app: paths.app, ...context });
    }
    return await step('measure the failover', (say) => {
      const listen = (event: DrillEvent) => {
        leftovers.add(event);
        if (event.state === 'warning') console.error(event.text);
        if (event.state === 'grouped') console.error(describeEvent(event));
        say(describeEvent(event));
      };
      return runDrill(clients, planOf(options), listen, signal);
    });
  } finally {
    clients.close();
  }
}

function printUnlessEmpty(text: string): void {
  if (text !== '') console.error(text);
}

async function keep(
  { aws, stack }: DrillOptions,
  account: Report['account'],
  signal: AbortSignal,
): Promise<void> {
  if (aws) {
    const kept = account === 'aws' ? 'the lab was kept and costs money' : 'the lab was kept';
    console.error(`${kept}; remove it with: npx cdk destroy -c stackName=${stack}`);
    return;
  }
  console.error(`the loopback account keeps running; to use it, run in another terminal: eval "$(${QUIET_LAB} env)"
Ctrl-C here removes everything`);
  await untilAborted(signal);
}
