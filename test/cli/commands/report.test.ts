import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderHtml } from '../../../drill/report/html/page';
import { renderText } from '../../../drill/report/text/render';
import { fixturePath, readFixture } from '../../support/drill/report-fixture';
import { labMain } from '../../support/lab-main';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afl-report-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const report = (...args: string[]) => labMain(['report', ...args]);

function save(text: string): string {
  const file = join(folder, 'saved.json');
  writeFileSync(file, text);
  return file;
}

describe('lab report', () => {
  it.each(['held', 'not-held', 'void', 'repeated'] as const)(
    'renders the saved report "%s" again, and ends with exit code 0',
    async (name) => {
      const rendered = await report(fixturePath(name), '--out', folder);
      const page = join(folder, 'report.html');
      const text = renderText(readFixture(name));
      expect(rendered).toEqual({ exitCode: 0, stdout: `${text}\nReport: ${page}\n`, stderr: '' });
      expect(readFileSync(page, 'utf8')).toBe(renderHtml(readFixture(name)));
    },
  );

  it('by default writes only the page, next to the saved report', async () => {
    const other = join(folder, 'report.json');
    writeFileSync(other, 'of another drill');
    const { stdout } = await report(save(JSON.stringify(readFixture('held'))));
    expect(stdout).toContain(`Report: ${join(folder, 'report.html')}\n`);
    expect(readFileSync(other, 'utf8')).toBe('of another drill');
    expect(readdirSync(folder).sort()).toEqual(['report.html', 'report.json', 'saved.json']);
  });

  it('replaces an existing page atomically: a program that has opened the old page still reads the old page', async () => {
    const [page, opened] = [join(folder, 'report.html'), join(folder, 'opened.html')];
    writeFileSync(page, 'of before');
    linkSync(page, opened);
    await report(fixturePath('held'), '--out', folder);
    expect(readFileSync(opened, 'utf8')).toBe('of before');
    expect(readFileSync(page, 'utf8')).toBe(renderHtml(readFixture('held')));
  });

  it.each([
    ['is truncated', JSON.stringify(readFixture('held')).slice(0, 1_000), /not a report of version 1 or 2: /],
    ['is empty', '', /not a report of version 1 or 2: Unexpected end of JSON input/],
    [
      'contains other JSON',
      '{"name": "aurora-failover-lab"}',
      /not a report of version 1 or 2: report\.schema is missing/,
    ],
    [
      'has no run',
      JSON.stringify({ ...readFixture('held'), runs: [] }),
      /not a report of version 1 or 2: report\.runs must be an array of at least 1, got \[\]/,
    ],
    [
      'is of a newer version',
      JSON.stringify({ ...readFixture('held'), schema: 3 }),
      /not a report of version 1 or 2: report\.schema must be 1 or 2, got 3/,
    ],
  ])('refuses a file that %s with one sentence and the next step', async (_, text, message) => {
    const { exitCode, stdout, stderr } = await report(save(text));
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/\npass a report\.json written by this version of lab drill; .*\n$/);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each([
    ['does not exist', () => join(folder, 'none.json'), /none\.json cannot be read: ENOENT/],
    ['is a folder', () => folder, /cannot be read: EISDIR/],
  ])('ends with exit code 2 for a path that %s', async (_, file, message) => {
    const { exitCode, stderr } = await report(file());
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).toContain('\ngive the path of a report.json that lab drill wrote\n');
  });

  it.each(['/dev/null/pages', '/proc/none/pages'])(
    'reports that the page cannot be written to %s',
    async (unwritable) => {
      const { exitCode, stderr } = await report(fixturePath('held'), '--out', unwritable);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(`the report cannot be written to ${unwritable}: `);
    },
  );

  it('creates the folder of the page and its parent folders', async () => {
    const deep = join(folder, 'a', 'b');
    await report(fixturePath('held'), '--out', deep);
    expect(readdirSync(deep)).toEqual(['report.html']);
  });
});
