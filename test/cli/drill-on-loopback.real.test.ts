import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOOPBACK_CAUTION } from '../../drill/report/sentences';
import { renderText } from '../../drill/report/text/render';
import { parseReport } from '../../drill/report-format/parse';
import type { KeptDrill } from '../support/drill/kept-drill';
import { keepDrill } from '../support/drill/kept-drill';
import { LabRun } from '../support/lab-run';

const SHORT = ['--readers', '1', '--before', '1', '--after', '2'];

let kept: KeptDrill;
beforeAll(async () => {
  kept = await keepDrill(...SHORT);
}, 120_000);
afterAll(async () => {
  kept?.clients.close();
  await LabRun.closeAll();
});

it('lab drill --aws with a profile that points at a loopback account reports that a loopback account answered', async () => {
  const profile = join(kept.run.folder, 'out-profile');
  writeFileSync(profile, `[default]\nendpoint_url = ${kept.env.AWS_ENDPOINT_URL}\n`);
  const env = { ...kept.env, AWS_ENDPOINT_URL: undefined, AWS_CONFIG_FILE: profile };
  const drill = new LabRun(['drill', '--aws', '--json', '--before', '1', '--after', '2'], env);
  await drill.ended;
  const report = parseReport(drill.stdout);
  expect(report).toMatchObject({ account: 'loopback', environment: { conditions: { pace: 'instant' } } });
  expect(report.limits).toContainEqual(expect.stringMatching('^The cluster was PostgreSQL on one machine'));
  expect(renderText(report)).toContain(LOOPBACK_CAUTION);
}, 120_000);
