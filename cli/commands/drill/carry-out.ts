import type { Clients } from '../../../drill/aws/clients';
import { createClients } from '../../../drill/aws/clients';
import { addComparison } from '../../../drill/judge/comparison';
import { renderText } from '../../../drill/report/text/render';
import type { Report } from '../../../drill/report-format/report';
import { MAX_REGRESSION } from '../../../drill/report-format/thresholds';
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
import { prepareJunitFile, saveJunit } from '../report/junit-file';
import { prepareReportFolder, removeIfEmpty, saveReport } from '../report/save';
import { appendStepSummary } from '../report/step-summary';
import { checkAnsweringAccount, readBaseline } from './baseline';
import { checkClientFiles } from './check-client-files';
import { chooseClients } from './clients';
import { deployLab } from './deploy';
import { describeEvent } from './describe-event';
import { Leftovers } from './leftovers';
import type { DrillOptions } from './options';
import { checkOptions, isDeployed, isKept } from './options';
import { planFor } from './plan-for';
import { withoutLeft } from './removed-lab';
import { beginSynthesis } from './synthesis';

/** Messages for Ctrl-C during the clean-up. A loopback account is removed even if this process is ended. */
const CLEANUP_NOTICES = {
  aws: 'removing what the drill created; pressing Ctrl-C again leaves the rest in AWS, where it costs money',
  loopback: 'removing what the drill created; pressing Ctrl-C again ends the drill immediately',
} as const;

/**
 * Deploys the lab to a new loopback account, or uses the lab deployed on AWS or in the running account. Measures a
 * failover, writes the report and removes what it created. Returns the exit code of the verdict.
 */
export async function carryOutDrill(options: DrillOptions, paths: LabPaths): Promise<number> {
  checkOptions(options);
  await checkClientFiles(chooseClients(options.client).files);
  const folder = options.out ?? paths.reports;
  const baseline = await readBaseline(options, folder);
  const step = await createProgress();
  await prepareJunitFile(options.junit);
  await prepareReportFolder(folder);
  const signal = abortWhenInterrupted();
  const undo = new Undo();
  const leftovers = new Leftovers();
  let exitCode: number = EXIT.environment;
  try {
    const report = await measure(options, paths, { step, undo, signal, leftovers, baseline });
    const page = await step('write the report', async () => {
      await saveJunit(report, options.junit);
      return saveReport(report, folder);
    });
    console.log(options.json ? JSON.stringify(report, null, 2) : `${renderText(report)}\nReport: ${page}`);
    await appendStepSummary(report, page);
    exitCode = EXIT_OF_VERDICT[report.verdict];
    // The exit code of the verdict `not-held` takes precedence.
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
    if ((options.aws || options.running) && isKept(options)) printUnlessEmpty(leftovers.render());
    if (!wasInterrupted) throw error;
    exitCode = EXIT.interrupted;
  } finally {
    await removeIfEmpty(folder);
    if (exitCode !== EXIT.interrupted && !undo.isEmpty) {
      void untilAborted(signal).then(() => console.error(CLEANUP_NOTICES[options.aws ? 'aws' : 'loopback']));
    }
    const isClean = await undo.run();
    // If something is left, the exit code reports that, because the user has to remove it. The exit code
    // of the verdict `not-held` takes precedence.
    if (!isClean && (exitCode === EXIT.held || exitCode === EXIT.void)) exitCode = EXIT.environment;
  }
  return exitCode;
}

interface DrillContext {
  readonly step: Step;
  readonly undo: Undo;
  readonly signal: AbortSignal;
  readonly leftovers: Leftovers;
  /** Report to compare with. @default none */
  readonly baseline: Report | undefined;
}

async function measure(options: DrillOptions, paths: LabPaths, context: DrillContext): Promise<Report> {
  const { step, undo, signal } = context;
  const synthesis = isDeployed(options) ? beginSynthesis(options, paths.app, signal) : undefined;
  let clients: Clients | undefined;
  try {
    const account = await openAccount(options, paths.stateFile, step, undo);
    clients = createClients(account.connection);
    if (synthesis) await deployLab(options, account, clients, synthesis, { app: paths.app, ...context });
    return await measureLab(options, clients, context);
  } finally {
    clients?.close();
    await synthesis?.end();
  }
}

async function measureLab(
  options: DrillOptions,
  clients: Clients,
  { step, signal, leftovers, baseline }: DrillContext,
): Promise<Report> {
  const plan = await planFor(options, clients);
  const measured = await step('measure the failover', (say) => {
    const listen = (event: DrillEvent) => {
      leftovers.add(event);
      if (event.state === 'found' && baseline) checkAnsweringAccount(clients.answeredBy(), baseline);
      if (event.state === 'warning') console.error(event.text);
      if (event.state === 'grouped') console.error(describeEvent(event));
      say(describeEvent(event));
    };
    return runDrill(clients, plan, listen, signal);
  });
  const report = isKept(options) ? measured : withoutLeft(measured);
  if (baseline === undefined) return report;
  return addComparison(report, baseline, options.maxRegression ?? MAX_REGRESSION);
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
