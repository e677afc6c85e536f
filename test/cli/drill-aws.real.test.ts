import { DescribeDBClustersCommand } from '@aws-sdk/client-rds';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import type { Time } from '../../drill/aws/time';
import { systemTime } from '../../drill/aws/time';
import { renderText } from '../../drill/report/text/render';
import { parseReport } from '../../drill/report-format/parse';
import type { Report } from '../../drill/report-format/report';
import { runDrill } from '../../drill/run-drill';
import { plan } from '../support/drill/drill-plan';
import type { KeptDrill } from '../support/drill/kept-drill';
import { keepDrill } from '../support/drill/kept-drill';
import { KEPT, measuredDrill, savedReport } from '../support/drill/measured-drill';
import { withoutPermission } from '../support/drill/people';
import { LabRun } from '../support/lab-run';

const LOST_NONE = expect.objectContaining({ state: 'read', lost: 0 });
const SHORT = ['--before', '1', '--after', '2'];

let kept: KeptDrill;
beforeAll(async () => {
  kept = await keepDrill('--readers', '1', ...SHORT);
}, 120_000);
afterAll(async () => {
  kept?.clients.close();
  await LabRun.closeAll();
});

describe('lab drill --keep', () => {
  it('tells its verdict, and serves the account to other commands', async () => {
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

describe('lab drill --aws, in the account that the environment points at', () => {
  it('measures the stack that is deployed, with the permissions that are documented, and changes nothing', async () => {
    const env = await withoutPermission(undefined, 'Sufficient', kept.clients, kept.env);
    const before = await kept.stacks();
    const drill = await measuredDrill(['--aws', '--json', '--repeat', '2', ...SHORT], env);
    const report = parseReport(drill.stdout);
    expect(await drill.ended).toBe(KEPT[report.verdict]);
    expect(savedReport(drill)).toEqual(report);
    expect(report).toMatchObject({ account: 'loopback', environment: { conditions: { pace: 'instant' } } });
    const { n, voidRuns, writeOutageMs } = report.summary;
    expect({ runs: n + voidRuns, values: writeOutageMs.values.length }).toEqual({ runs: 2, values: n });
    expect(report.runs.map(({ ledger }) => ledger)).toEqual([LOST_NONE, LOST_NONE]);
    expect(await kept.stacks()).toEqual(before);
    expect(drill.leftovers()).toEqual([]);
  }, 180_000);
});

describe('while the lab fails over twenty times', () => {
  let twenty: Promise<Report>;
  beforeAll(() => {
    // As short as runs can be: what counts is that writes go on all the time.
    const shortest = { ...plan, beforeSeconds: 0.25, afterSeconds: 0.75, repeat: 20 };
    const time: Time = {
      ...systemTime,
      sleep: (durationMs, signal) => systemTime.sleep(Math.min(durationMs, 250), signal),
    };
    twenty = runDrill(kept.clients, shortest, () => {}, new AbortController().signal, time);
    twenty.catch(() => {});
  });

  describe('lab drill --aws --deploy, beside it,', () => {
    it('deploys, measures and destroys, also when a budget is broken and nobody reads what it says', async () => {
      const before = await kept.stacks();
      const args = ['--aws', '--deploy', '--stack', 'Second', '--readers', '1', '--max-write-outage', '0'];
      const drill = await measuredDrill([...args, ...SHORT], kept.env, (begun) => begun.stopReading());
      const report = savedReport(drill);
      expect(report).toMatchObject({
        plan: { stackName: 'Second' },
        environment: { clusterIdentifier: 'second' },
      });
      expect(await drill.ended).toBe({ ...KEPT, 'not-held': 1 }[String(report?.verdict)]);
      expect(report?.verdict).not.toBe('held');
      expect(await kept.stacks()).toEqual(before);
      expect(drill.leftovers()).toEqual([]);
    }, 180_000);

    it('destroys what was deployed by then when it is interrupted', async () => {
      const before = await kept.stacks();
      const drill = new LabRun(
        ['drill', '--aws', '--deploy', '--stack', 'Third', '--readers', '1'],
        kept.env,
      );
      await drill.says('deploy it …');
      await waitFor('there is a third cluster', 60_000, async () => {
        const { DBClusters = [] } = await kept.clients.rds.send(new DescribeDBClustersCommand({}));
        const names = DBClusters.map(({ DBClusterIdentifier }) => DBClusterIdentifier);
        return names.includes('third') ? undefined : names.join();
      });
      drill.process.kill('SIGINT');
      expect(await drill.ended).toBe(130);
      expect(drill.stderr).toMatch(
        /interrupted; removing what was made …\ndestroy it …\ndestroy it: done in /,
      );
      expect(await kept.stacks()).toEqual(before);
      expect(drill.leftovers()).toEqual([]);
    }, 180_000);
  });

  it('loses no acknowledged write', async () => {
    const report = await twenty;
    expect(report.runs.map(({ failover }) => failover.state)).toEqual(Array(20).fill('completed'));
    expect(report.runs.map(({ ledger }) => ledger)).toEqual(Array(20).fill(LOST_NONE));
    expect(report.summary.lost).toEqual({
      ...{ writes: 0, runsWithLoss: 0, runsRead: 20 },
      atMostOfFailovers: 3 / 20,
    });
    const text = renderText(report);
    expect(text).toContain('with 95 % confidence at most 15 % of such failovers lose any');
    expect(text).toMatch(/^20 /m);
  }, 180_000);
});

describe('Ctrl-C, where a drill keeps its account', () => {
  it('removes everything, and leaves the verdict’s exit code', async () => {
    kept.run.process.kill('SIGINT');
    expect(await kept.run.ended).toBe(KEPT[String(savedReport(kept.run)?.verdict)]);
    await waitFor('nothing is left', 5_000, () => kept.run.leftovers().join('\n') || undefined);
  });
});
