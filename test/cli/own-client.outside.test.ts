import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT } from '../../cli/exit-codes';
import { formatBracket, formatCount } from '../../drill/report-format/number-text';
import type { Report } from '../../drill/report-format/report';
import { lesson } from '../../examples/my-client';
import { endedReport, skipIfVoid } from '../support/drill/measured-drill';
import { LabRun } from '../support/lab-run';
import { repository } from '../support/repository';

const FAILING_CLIENT = `
  import type { OpenClient } from 'aurora-failover-lab/client';
  export const lesson = 'An application that refuses every write.';
  const open: OpenClient = async () => ({
    write: async () => { throw new Error('refused by the application'); },
    close: async () => {},
  });
  export default open;`;

describe('a drill with two clients of another project, a copy of the template and one that fails,', () => {
  let project: string;
  let run: LabRun;
  let report: Report;

  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), 'afl-project-'));
    const [copied, failing] = [join(project, 'copied-client.ts'), join(project, 'failing-client.ts')];
    cpSync(join(repository, 'examples', 'my-client.ts'), copied);
    writeFileSync(failing, FAILING_CLIENT);
    symlinkSync(join(repository, 'node_modules'), join(project, 'node_modules'));
    const clients = ['--client', copied, '--client', failing, '--client', 'pg-query', '--client-rate', '10'];
    const plan = ['--readers', '1', '--before', '1', '--after', '3', '--max-client-errors', '0'];
    // The checkout bundles the whole probe; the published package only bundles the clients.
    run = new LabRun(['drill', ...clients, ...plan], { LAB_FUNCTIONS_FOLDER: undefined });
    report = await endedReport(run);
  }, 300_000);
  afterAll(async () => {
    await LabRun.closeAll();
    rmSync(project, { recursive: true });
  });

  it('runs them beside a built-in client', () => {
    expect(report.plan).toMatchObject({
      clients: ['copied-client', 'failing-client', 'pg-query'],
      clientRateHz: 10,
    });
  });

  it('measures the copy of the template: its writes, its outage and its rows', () => {
    const client = measured('copied-client');
    expect(client).toMatchObject({ state: 'ran', lesson, lost: 0, duplicated: 0 });
    expect(client.acknowledged).toBeGreaterThan(client.asked / 2);
    // On a busy machine the last writes of the run may be late, so the outage may not have ended.
    expect(client.outageMs.low).toBeLessThanOrEqual(client.outageMs.high ?? Number.POSITIVE_INFINITY);
  });

  it('measures the client that fails: an error for each write, and no recovery', () => {
    const client = measured('failing-client');
    expect(client).toMatchObject({ state: 'ran', acknowledged: 0, unknownStored: 0 });
    expect(client.errorsToCaller).toBe(client.asked);
    expect(client.outageMs.high).toBeNull();
    expect(client.answers).toMatchObject([{ message: 'refused by the application' }]);
  });

  it.each(['copied-client', 'failing-client'])('prints the row and the lesson of %s', (name) => {
    const { asked, acknowledged, errorsToCaller, outageMs, ...client } = measured(name);
    const outage =
      outageMs.high === null ? `not recovered, ${formatBracket(outageMs)}` : formatBracket(outageMs);
    const cells = [name, ...[asked, acknowledged, errorsToCaller].map(formatCount), outage].join(' ');
    expect(printed()).toContain(` ${cells} `);
    expect(printed()).toContain(client.lesson);
  });

  describe('if it is not void,', () => {
    beforeAll(() => skipIfVoid(run));

    it('ends with exit code 1, because the client that fails did not keep its budget of errors', async () => {
      expect(await run.ended).toBe(EXIT.notHeld);
      const { errorsToCaller } = measured('failing-client');
      const reason = `failing-client: the caller saw ${errorsToCaller} errors; the budget is 0`;
      expect(report.reasons.join('\n')).toContain(reason);
      expect(printed()).toContain(reason);
    });

    it('does not judge the built-in client', () => {
      expect(report.reasons.join('\n')).not.toContain('pg-query');
    });
  });

  function measured(name: string) {
    const client = report.runs.at(-1)?.clients.find((each) => each.name === name);
    if (!client || client.state === 'not-opened') throw new Error(`no measurement of ${name}`);
    return client;
  }

  /** Text of the report, without its line breaks and columns. */
  function printed(): string {
    return run.stdout.replaceAll(/\s+/g, ' ');
  }
});
