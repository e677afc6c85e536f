import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeDBClustersCommand } from '@aws-sdk/client-rds';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { EXIT } from '../../cli/exit-codes';
import type { Time } from '../../drill/aws/time';
import { systemTime } from '../../drill/aws/time';
import { LOOPBACK_CAUTION } from '../../drill/report/sentences';
import { renderText } from '../../drill/report/text/render';
import { parseReport } from '../../drill/report-format/parse';
import type { Report } from '../../drill/report-format/report';
import { runDrill } from '../../drill/run-drill';
import { plan } from '../support/drill/drill-plan';
import type { KeptDrill } from '../support/drill/kept-drill';
import { keepDrill } from '../support/drill/kept-drill';
import { withoutPermission } from '../support/drill/limited-role';
import { measuredDrill, savedReport, skipIfVoid } from '../support/drill/measured-drill';
import { LabRun } from '../support/lab-run';

const ON_LOOPBACK = { account: 'loopback', environment: { conditions: { pace: 'instant' } } };
const LOST_NONE = expect.objectContaining({ state: 'read', lost: 0 });
/** Long enough for the old writer to answer as a reader again, also on a busy machine. */
const SHORT = ['--before', '1', '--after', '5'];

let kept: KeptDrill;
beforeAll(async () => {
  kept = await keepDrill('--readers', '1', ...SHORT);
}, 120_000);
afterAll(async () => {
  kept?.clients.close();
  await LabRun.closeAll();
});

describe('lab drill --keep', () => {
  it('prints the report, and keeps the account running for other commands', async () => {
    const report = savedReport(kept.run);
    if (!report) throw new Error(kept.run.stderr);
    expect(kept.run.stdout).toContain(renderText(report));
    const status = new LabRun(['status'], { LAB_STATE_FOLDER: kept.run.stateFolder });
    expect(await status.ended).toBe(0);
    expect(status.stdout).toMatch(
      /stack {4}AuroraFailoverLab {2}CREATE_COMPLETE\ncluster {2}aurorafailoverlab/,
    );
  });
});

describe('lab drill --aws, in the account that a profile points at', () => {
  let drill: LabRun;
  let report: Report;
  let before: readonly string[];
  beforeAll(async () => {
    const profile = join(kept.run.folder, 'out-profile');
    writeFileSync(profile, `[default]\nendpoint_url = ${kept.env.AWS_ENDPOINT_URL}\n`);
    const env = { ...kept.env, AWS_ENDPOINT_URL: undefined, AWS_CONFIG_FILE: profile };
    const limited = await withoutPermission(undefined, 'Sufficient', kept.clients, env);
    before = await kept.stacks();
    drill = await measuredDrill(['--aws', '--json', '--repeat', '2', ...SHORT], limited);
    report = parseReport(drill.stdout);
  }, 180_000);

  it('measures the stack that is deployed, with the permissions that are documented, and changes nothing', async () => {
    expect(report.verdict).toBe('held');
    expect(await drill.ended).toBe(EXIT.held);
    expect(savedReport(drill)).toEqual(report);
    const { n, voidRuns, writeOutageMs } = report.summary;
    expect({ n, voidRuns, values: writeOutageMs.values.length }).toEqual({ n: 2, voidRuns: 0, values: 2 });
    expect(report.runs.map(({ ledger }) => ledger)).toEqual([LOST_NONE, LOST_NONE]);
    expect(await kept.stacks()).toEqual(before);
    expect(drill.leftovers()).toEqual([]);
  });

  it('reports that a loopback account answered', () => {
    expect(report).toMatchObject(ON_LOOPBACK);
    expect(report.limits).toContainEqual(expect.stringMatching('^The cluster was PostgreSQL on one machine'));
    expect(renderText(report)).toContain(LOOPBACK_CAUTION);
  });
});

describe('while the lab fails over repeatedly', () => {
  const FAILOVERS = 4;
  let failovers: Promise<Report>;
  beforeAll(() => {
    // The runs are as short as possible, because this test only needs continuous writes.
    const shortest = { ...plan, beforeSeconds: 0.25, afterSeconds: 0.75, repeat: FAILOVERS };
    const time: Time = {
      ...systemTime,
      sleep: (durationMs, signal) => systemTime.sleep(Math.min(durationMs, 250), signal),
    };
    failovers = runDrill(kept.clients, shortest, () => {}, new AbortController().signal, time);
    failovers.catch(() => {});
  });

  describe('lab drill --aws --deploy of another stack, in the account that the environment points at,', () => {
    let before: readonly string[];
    let interrupted: Promise<LabRun>;
    beforeAll(async () => {
      before = await kept.stacks();
      // Beside the other drill. It ends before the other one measures.
      interrupted = interruptDeployment('Third');
      interrupted.catch(() => {});
    });

    describe('whose output is not read, and whose budget is missed,', () => {
      let drill: LabRun;
      beforeAll(async () => {
        const args = ['--aws', '--deploy', '--stack', 'Second', '--readers', '1', '--max-write-outage', '0'];
        drill = await measuredDrill([...args, ...SHORT], kept.env, (begun) => begun.stopReading());
      }, 180_000);

      it('still deploys, measures and destroys', async () => {
        expect(savedReport(drill)).toMatchObject({
          ...ON_LOOPBACK,
          verdict: 'not-held',
          plan: { stackName: 'Second' },
          environment: { ...ON_LOOPBACK.environment, clusterIdentifier: 'second' },
        });
        expect(await drill.ended).toBe(EXIT.notHeld);
        await interrupted;
        expect(await kept.stacks()).toEqual(before);
        expect(drill.leftovers()).toEqual([]);
      });
    });

    it('destroys what it has deployed so far when it is interrupted', async () => {
      const drill = await interrupted;
      expect(await drill.ended).toBe(130);
      expect(drill.stderr).toMatch(
        /interrupted; removing what the drill created …\ndestroy the lab …\ndestroy the lab: done in /,
      );
      expect(await kept.stacks()).toEqual(before);
      expect(drill.leftovers()).toEqual([]);
    }, 180_000);
  });

  it('no failover loses an acknowledged write', async () => {
    const report = await failovers;
    expect(report.runs.map(({ failover }) => failover.state)).toEqual(Array(FAILOVERS).fill('completed'));
    expect(report.runs.map(({ ledger }) => ledger)).toEqual(Array(FAILOVERS).fill(LOST_NONE));
    expect(report.summary.lost).toEqual({
      ...{ writes: 0, runsWithLoss: 0, runsRead: FAILOVERS },
      atMostOfFailovers: 3 / FAILOVERS,
    });
    const text = renderText(report);
    // The report wraps the sentence at a place that depends on its figures.
    const sentence = 'with 95 % confidence at most 75 % of such failovers lose a write';
    expect(text.replace(/\s+/g, ' ')).toContain(sentence);
    expect(text).toMatch(/^4 /m);
  }, 180_000);
});

describe('Ctrl-C in a drill that keeps its account running', () => {
  beforeAll(() => skipIfVoid(kept.run));

  it('removes everything, and the exit code is that of the verdict', async () => {
    kept.run.process.kill('SIGINT');
    expect(await kept.run.ended).toBe(EXIT.held);
    await waitFor('nothing is left', 5_000, () => kept.run.leftovers().join('\n') || undefined);
  });
});

/** Interrupts a drill of a new stack when its cluster exists, and waits for its end. */
async function interruptDeployment(stack: string): Promise<LabRun> {
  const drill = new LabRun(['drill', '--aws', '--deploy', '--stack', stack, '--readers', '1'], kept.env);
  await drill.says('deploy the lab …');
  await waitFor(`the cluster of ${stack} exists`, 60_000, async () => {
    const { DBClusters = [] } = await kept.clients.rds.send(new DescribeDBClustersCommand({}));
    const names = DBClusters.map(({ DBClusterIdentifier }) => DBClusterIdentifier);
    return names.includes(stack.toLowerCase()) ? undefined : names.join();
  });
  drill.process.kill('SIGINT');
  await drill.ended;
  return drill;
}
