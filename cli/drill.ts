import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../drill/clients';
import { createClients } from '../drill/clients';
import type { Report } from '../drill/report/schema/report';
import { renderText } from '../drill/report/text/render';
import { findPlanProblems } from '../drill/run/plan';
import { runDrill } from '../drill/run/run-drill';
import { cdk } from './cdk';
import { drillEnvironment } from './drill-environment';
import type { DrillOptions } from './drill-options';
import { findOptionProblems, planOf } from './drill-options';
import { describeEvent } from './drill-progress';
import { EXIT, LabError } from './errors';
import { abortWhenInterrupted, untilAborted } from './interruption';
import type { Step } from './progress';
import { createProgress } from './progress';
import { DEFAULT_REGION } from './region';
import { saveReport } from './save-report';

const EXIT_OF = { held: EXIT.held, 'not-held': EXIT.notHeld, void: EXIT.environment } as const;

/**
 * `lab drill`: deploys the lab to a loopback account of its own (or takes the one that is deployed on AWS), measures a
 * failover, reports it, and removes what it has made. Gives the exit code of the verdict.
 */
export async function drill(options: DrillOptions, checkout: string): Promise<number> {
  const plan = planOf(options);
  const problems = [...findOptionProblems(options), ...findPlanProblems(plan)];
  if (problems.length > 0)
    throw new LabError(problems.join('\n'), 'lab drill --help tells what is allowed', EXIT.usage);
  const signal = abortWhenInterrupted();
  const step = await createProgress();
  const folder = await mkdtemp(join(tmpdir(), 'lab-drill-'));
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const report = await measure();
    const path = await step('write the report', () =>
      saveReport(report, options.out ?? join(checkout, 'drill-report')),
    );
    console.log(options.json ? JSON.stringify(report, null, 2) : `${renderText(report)}\n\nReport: ${path}`);
    if (options.keep) await keep(signal);
    return EXIT_OF[report.verdict];
  } catch (error) {
    if (!signal.aborted) throw error;
    console.error('interrupted; removing what was made …');
    return EXIT.interrupted;
  } finally {
    // What fails to be removed must not keep the rest from being removed.
    for (const each of undo.reverse()) {
      await each().catch((error) => console.error((error as Error).message));
    }
  }

  async function measure(): Promise<Report> {
    const { connection, env } = await openAccount();
    const assembly = join(folder, 'cdk.out');
    if (!options.aws || options.deploy) await deploy(step, assembly, env);
    const clients = createClients(connection);
    undo.push(async () => clients.close());
    return step('measure the failover', (say) =>
      runDrill(clients, plan, (event) => say(describeEvent(event)), signal),
    );
  }

  async function openAccount(): Promise<{ connection: Connection; env: NodeJS.ProcessEnv }> {
    if (options.aws) return { connection: {}, env: process.env };
    const { startAccount } = await import('../loopback/account');
    const log = (line: string) => {
      if (process.env.LAB_DEBUG) console.error(line);
    };
    const account = await step('start a loopback account', () =>
      startAccount({ region: DEFAULT_REGION, pace: options.pace, log }),
    );
    undo.push(() => step('stop the account', () => account.close()));
    const { endpointUrl: endpoint, region, credentials } = account;
    return { connection: { endpoint, region, credentials }, env: drillEnvironment(account) };
  }

  async function deploy(run: Step, assembly: string, env: NodeJS.ProcessEnv): Promise<void> {
    const context = ['-c', `stackName=${options.stack}`];
    if (options.readers !== undefined) context.push('-c', `readers=${options.readers}`);
    await run('synthesize the lab', (say) =>
      cdk(['synth', '--quiet', ...context, '--output', assembly], { checkout, env, signal, say }),
    );
    if (!options.keep) {
      undo.push(async () => {
        // An interrupted loopback account takes everything with it when it stops.
        if (signal.aborted && !options.aws) return;
        const never = new AbortController().signal;
        await run('destroy it', (say) =>
          cdk(['destroy', '--force', '--app', assembly], { checkout, env, signal: never, say }),
        );
      });
    }
    await run('deploy it', (say) =>
      cdk(['deploy', '--require-approval', 'never', '--app', assembly], { checkout, env, signal, say }),
    );
  }
}

async function keep(signal: AbortSignal): Promise<void> {
  console.error('kept; Ctrl-C removes everything that runs here');
  await untilAborted(signal);
}
