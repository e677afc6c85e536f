import { renderRows } from '../../../../cli/commands/sql/render-rows';

it('rows are a table with columns as wide as their widest value', () => {
  expect(
    renderRows({
      columns: ['a', 'long'],
      rows: [
        ['wide', '1'],
        ['b', null],
      ],
      changed: 0,
    }),
  ).toBe(
    ` a    | long
------+------
 wide | 1
 b    |
(2 rows)`,
  );
});

it.each([
  [0, 'done, 0 rows changed'],
  [1, 'done, 1 row changed'],
])('a statement without rows reports the number of rows that it changed', (changed, text) => {
  expect(renderRows({ columns: [], rows: [], changed })).toBe(text);
});
