import { readFileSync, writeFileSync } from 'node:fs';
import { parseReport } from '../../../drill/report-format/parse';
import { fixturePath } from '../../support/drill/report-fixture';
import { SCENARIOS } from '../../support/drill/scenarios';

/** `UPDATE_FIXTURES=1 npx jest test/drill/report` writes the saved reports again after an intended change. */
const isUpdate = process.env.UPDATE_FIXTURES === '1';

it.each(Object.keys(SCENARIOS))('the saved report %s is up to date with its scenario', (name) => {
  const report = SCENARIOS[name]?.();
  const path = fixturePath(name);
  if (isUpdate) writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  expect(parseReport(readFileSync(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(report)));
});
