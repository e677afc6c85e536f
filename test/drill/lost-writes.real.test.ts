import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoopbackAccount } from 'aurora-loopback';
import { startAccount } from 'aurora-loopback';
import { useAsynchronousClusters } from 'aurora-loopback/testing/asynchronous-clusters';
import { cutStream } from 'aurora-loopback/testing/aurora/cut-stream';
import { drillEnvironment } from '../../cli/account/drill-environment';
import { cdk } from '../../cli/commands/drill/cdk';
import { systemTime } from '../../drill/aws/time';
import { renderText } from '../../drill/report/text/render';
import { formatCount } from '../../drill/report-format/number-text';
import { parseReport } from '../../drill/report-format/parse';
import { labMain } from '../support/lab-main';
import { repository } from '../support/repository';
import { synthesizedLab } from '../support/synthesized-lab';

const BEFORE_SECONDS = 2;

describe('a drill of a cluster that acknowledges writes before its reader has received them', () => {
  let folder: string;
  let account: LoopbackAccount;
  let cluster: ReturnType<typeof useAsynchronousClusters>;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    cluster = useAsynchronousClusters();
    folder = mkdtempSync(join(tmpdir(), 'afl-lost-writes-'));
    account = await startAccount({ region: 'us-east-1', pace: 'instant', log: () => {} });
    env = drillEnvironment(account);
    const assembly = await synthesizedLab({ readers: 1 });
    await cdk(['deploy', '--require-approval', 'never', '--app', assembly], {
      app: repository,
      env,
      signal: new AbortController().signal,
      say: () => {},
    });
  }, 180_000);
  afterAll(async () => {
    await account?.close();
    rmSync(folder, { recursive: true });
  });

  it('reports the lost writes, is not held, and exits with 1', async () => {
    cutStreamBeforeTheFailover();
    const { exitCode, stdout } = await labMain(
      ['drill', '--aws', '--json', '--before', `${BEFORE_SECONDS}`, '--after', '3', '--out', folder],
      env,
    );
    const report = parseReport(stdout);
    const { writes } = report.summary.lost;
    expect(writes).toBeGreaterThan(10);
    expect(report.runs[0]?.ledger).toMatchObject({ lost: writes, readFrom: 'aurorafailoverlab-2' });
    expect({ exitCode, verdict: report.verdict }).toEqual({ exitCode: 1, verdict: 'not-held' });
    expect(report.reasons[0]).toBe(
      `${formatCount(writes)} of ${formatCount(Number(report.runs[0]?.ledger.acknowledged))} acknowledged writes lost; the budget is 0`,
    );
    expect(renderText(report)).toMatch(/^NOT HELD /);
  });

  /** Keeps the writes of half a second from the reader. After a longer time the reader would be restarted. */
  function cutStreamBeforeTheFailover(): void {
    const sleep = systemTime.sleep.bind(systemTime);
    jest.spyOn(systemTime, 'sleep').mockImplementation(async (durationMs, signal) => {
      const isBeforeFailover = durationMs === BEFORE_SECONDS * 1000;
      await sleep(isBeforeFailover ? 500 : durationMs, signal);
      if (!isBeforeFailover) return;
      await cutStream(cluster(), 'aurorafailoverlab-2');
      await sleep(500, signal);
    });
  }
});
