import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderJsonSchema, renderSchemaTables } from '../../../drill/report-format/schema-text';
import { repository } from '../../support/repository';

const schemaPath = join(repository, 'docs', 'report.schema.json');
const textPath = join(repository, 'docs', 'report-schema.md');
const MARK =
  '<!-- What follows is written by UPDATE_DOCS=1 npx jest test/drill/report-format/schema-text -->\n';

/** `UPDATE_DOCS=1` writes them anew after a change of the format that is meant. */
const isUpdate = process.env.UPDATE_DOCS === '1';

it('is published as a JSON Schema', () => {
  if (isUpdate) writeFileSync(schemaPath, renderJsonSchema());
  expect(JSON.parse(readFileSync(schemaPath, 'utf8'))).toEqual(JSON.parse(renderJsonSchema()));
});

it('is published as text, every field with what it is', () => {
  const [introduction = ''] = readFileSync(textPath, 'utf8').split(MARK);
  if (isUpdate) writeFileSync(textPath, `${introduction}${MARK}\n${renderSchemaTables()}`);
  expect(readFileSync(textPath, 'utf8')).toBe(`${introduction}${MARK}\n${renderSchemaTables()}`);
});
