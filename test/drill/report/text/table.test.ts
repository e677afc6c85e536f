import { renderTable } from '../../../../drill/report/text/table';

const table = (...cells: string[]) => ({
  title: '',
  columns: [
    { title: 'No.', isNumber: true },
    { title: 'event', isNumber: false },
    { title: 'source', isNumber: false },
  ],
  rows: [cells],
});

it('a table that fits has one line per row', () => {
  expect(renderTable(table('7', 'DB instance restarted', 'lab-1'))).toEqual([
    'No.  event                  source',
    '  7  DB instance restarted  lab-1',
  ]);
});

it('a text that does not fit is wrapped in its column', () => {
  const lines = renderTable(table('7', 'word '.repeat(60).trim(), 'lab-1'));
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(/^ {2}7 {2}(word )+ *lab-1$/);
  expect(lines[2]).toMatch(/^ {5}word( word)+$/);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(150);
});

it('a word that does not fit stays whole', () => {
  const long = 'x'.repeat(200);
  expect(renderTable(table('7', long, 'lab-1'))[1]).toBe(`  7  ${long}  lab-1`);
});
