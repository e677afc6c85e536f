import { join } from 'node:path';
import { createClients } from '../../../drill/aws/clients';
import { renderText } from '../../../drill/report/text/render';
import type { Report } from '../../../drill/report-format/report';
import { runDrill } from '../../../drill/run-drill';
import { openAccount } from '../../account/drill-account';
import { EXIT, EXIT_OF_VERDICT } from '../../exit-codes';
import type { Places } from '../../places';
import { abortWhenInterrupted, isInterrupted, untilAborted } from '../../terminal/interruption';
import type { Step } from '../../terminal/progress';
import { createProgress } from '../../terminal/progress';
import { Undo } from '../../terminal/undo';
import { forgetIfEmpty, prepareReportFolder, saveReport } from '../report/save';
import { deployLab } from './deploy';
import { describeEvent } from './describe-event';
import type { DrillOptions } from './options';
import { checkOptions, planOf } from './options';

/** Answers to Ctrl-C during the clean-up. What ran in a loopback account is removed in any case. */
const STILL_REMOVING = {
  aws: 'removing what was made; Ctrl-C again leaves it behind, and it costs money',
  loopback: 'removing what was made; Ctrl-C again ends at once',
} as const;

/**
 * Deploys the lab to a loopback account of its own (or takes the one that is deployed on AWS), measures a
 * failover, reports it, and removes what it has made. Returns the exit code of the verdict.
 */
export async function carryOutDrill(options: DrillOptions, places: Places): Promise<number> {
  checkOptions(options);
  const step = await createProgress();
  const folder = options.out ?? join(places.checkout, 'drill-report');
  await prepareReportFolder(folder);
  const signal = abortWhenInterrupted();
  const undo = new Undo();
  let exitCode: number = EXIT.environment;
  try {
    const report = await measure(options, places, { step, undo, signal });
    const page = await step('write the report', () => saveReport(report, folder));
    console.log(options.json ? JSON.stringify(report, null, 2) : `${renderText(report)}\nReport: ${page}`);
    exitCode = EXIT_OF_VERDICT[report.verdict];
    if (options.keep) await keep(options, report.account, signal);
  } catch (error) {
    if (!(await isInterrupted(signal))) throw error;
    console.error(undo.isEmpty ? 'interrupted' : 'interrupted; removing what was made …');
    exitCode = EXIT.interrupted;
  } finally {
    await forgetIfEmpty(folder);
    if (exitCode !== EXIT.interrupted && !undo.isEmpty) {
      void untilAborted(signal).then(() => console.error(STILL_REMOVING[options.aws ? 'aws' : 'loopback']));
    }
    const isClean = await undo.run();
    // What is left needs the user, whether the drill is to be measured again or not.
    if (!isClean && (exitCode === EXIT.held || exitCode === EXIT.void)) exitCode = EXIT.environment;
  }
  return exitCode;
}

interface Means {
  readonly step: Step;
  readonly undo: Undo;
  readonly signal: AbortSignal;
}

async function measure(options: DrillOptions, places: Places, means: Means): Promise<Report> {
  const { step, undo, signal } = means;
  const account = await openAccount(options, places.stateFile, step, undo);
  const clients = createClients(account.connection);
  try {
    if (!options.aws || options.deploy) {
      await deployLab(options, account, clients, { checkout: places.checkout, ...means });
    }
    return await step('measure the failover', (say) =>
      runDrill(clients, planOf(options), (event) => say(describeEvent(event)), signal),
    );
  } finally {
    clients.close();
  }
}

async function keep(
  { aws, stack }: DrillOptions,
  account: Report['account'],
  signal: AbortSignal,
): Promise<void> {
  if (aws) {
    const kept = account === 'aws' ? 'kept, and it costs money' : 'kept';
    console.error(`${kept}: npx cdk destroy -c stackName=${stack} removes it`);
    return;
  }
  console.error(`kept; use it from another terminal after: eval "$(npm run -s lab -- env)"
Ctrl-C here removes everything`);
  await untilAborted(signal);
}
