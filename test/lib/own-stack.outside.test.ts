import { join } from 'node:path';
import { measuredDrill, savedReport } from '../support/drill/measured-drill';
import type { LabTerminal } from '../support/lab-cli';
import { openTerminal } from '../support/lab-cli';
import { LabRun } from '../support/lab-run';
import type { PageExamples } from '../support/page-examples';
import { writeExamples } from '../support/page-examples';

let terminal: LabTerminal;
let examples: PageExamples;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  examples = writeExamples('constructs.md');
  terminal = await openTerminal();
  env = await terminal.environment();
}, 90_000);
afterAll(async () => {
  await LabRun.closeAll();
  terminal?.close();
  examples.remove();
});

describe("the first example of docs/constructs.md, with a user's own cluster,", () => {
  it('deploys', async () => {
    const app = ['--app', `node --import tsx ${examples.files[0]}`];
    const output = ['--output', join(examples.folder, 'cdk.out')];
    const deployed = await terminal.cdk('deploy', ...app, ...output, '--require-approval', 'never');
    expect({ ...deployed, stdout: '' }).toMatchObject({ exitCode: 0 });
  });

  it('is drilled with --stack', async () => {
    const drill = await measuredDrill(['--aws', '--stack', 'Orders', '--before', '1', '--after', '5'], env);
    expect(drill.stderr).not.toContain('missing');
    expect(savedReport(drill)).toMatchObject({
      verdict: 'held',
      plan: { stackName: 'Orders' },
      runs: [{ cause: { roleChanged: true }, ledger: { state: 'read', lost: 0 } }],
    });
  });
});
