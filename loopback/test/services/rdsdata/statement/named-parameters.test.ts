import { numberParameters } from '../../../../services/rdsdata/statement/named-parameters';

const casts = new Map([
  ['id', '::int8'],
  ['name', '::text'],
]);

describe('named parameters', () => {
  it.each([
    ['select :id', 'select $1::int8', ['id']],
    ['select :name, :id, :name', 'select $1::text, $2::int8, $1::text', ['name', 'id']],
    ['select :id::text', 'select $1::int8::text', ['id']],
    ["select ':id', 'it''s :id'", "select ':id', 'it''s :id'", []],
    [String.raw`select e'\' :id', :id`, String.raw`select e'\' :id', $1::int8`, ['id']],
    ['select ":id" from t', 'select ":id" from t', []],
    [
      'select $$ :id $$, $tag$ :id $x$ :id $tag$, :id',
      'select $$ :id $$, $tag$ :id $x$ :id $tag$, $1::int8',
      ['id'],
    ],
    ['select 1 -- :id\n, :id', 'select 1 -- :id\n, $1::int8', ['id']],
    ['select /* :id */ :id', 'select /* :id */ $1::int8', ['id']],
    ["select now()::date, '1'::int", "select now()::date, '1'::int", []],
    ['select :unknown, :idx', 'select :unknown, :idx', []],
  ])('%s becomes %s', (sql, text, names) => {
    expect(numberParameters(sql, casts)).toEqual({ text, names });
  });
});
