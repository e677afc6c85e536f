import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderJsonSchema, renderSchemaTables } from '../../../drill/report-format/schema-text';
import { repository } from '../../support/repository';

const schemaPath = join(repository, 'docs', 'report.schema.json');
const textPath = join(repository, 'docs', 'report-schema.md');
const MARK =
  '<!-- What follows is written by UPDATE_DOCS=1 npx jest test/drill/report-format/schema-text -->\n';

/** `UPDATE_DOCS=1` writes both files again after an intended change of the format. */
const isUpdate = process.env.UPDATE_DOCS === '1';

it('the format of the report is published as a JSON Schema', () => {
  if (isUpdate) writeFileSync(schemaPath, renderJsonSchema());
  expect(JSON.parse(readFileSync(schemaPath, 'utf8'))).toEqual(JSON.parse(renderJsonSchema()));
});

it('the format of the report is published as tables, each field with its meaning', () => {
  const [introduction = ''] = readFileSync(textPath, 'utf8').split(MARK);
  if (isUpdate) writeFileSync(textPath, `${introduction}${MARK}\n${renderSchemaTables()}`);
  expect(readFileSync(textPath, 'utf8')).toBe(`${introduction}${MARK}\n${renderSchemaTables()}`);
});
