import type { SqlParameter } from '@aws-sdk/client-rds-data';
import { readParameters } from '../../../../services/rdsdata/statement/parameter-values';

describe('a parameter of a statement', () => {
  it.each<[Omit<SqlParameter, 'name'>, unknown, string]>([
    [{ value: { stringValue: 'x' } }, 'x', '::text'],
    [{ value: { stringValue: '2026-01-01' }, typeHint: 'DATE' }, '2026-01-01', '::date'],
    [{ value: { stringValue: '1.5' }, typeHint: 'DECIMAL' }, '1.5', '::numeric'],
    [{ value: { longValue: 7 } }, '7', '::int8'],
    [{ value: { doubleValue: 0.5 } }, '0.5', '::float8'],
    [{ value: { booleanValue: false } }, 'false', '::bool'],
    [{ value: { blobValue: Uint8Array.of(1) } }, Uint8Array.of(1), '::bytea'],
    [{ value: { isNull: true } }, null, ''],
    [{ value: { isNull: true }, typeHint: 'UUID' }, null, '::uuid'],
  ])('%j is passed to PostgreSQL with the type of the Data API', (parameter, value, cast) => {
    expect(readParameters([{ name: 'p', ...parameter }]).get('p')).toEqual({ value, cast });
  });

  it.each<[SqlParameter[], string]>([
    [[{ name: 'p' }], 'A parameter requires a name and a value.'],
    [[{ value: { longValue: 1 } }], 'A parameter requires a name and a value.'],
    [
      [
        { name: 'p', value: { longValue: 1 } },
        { name: 'p', value: { longValue: 2 } },
      ],
      'The parameter p is specified twice.',
    ],
    [[{ name: 'p', value: { arrayValue: { longValues: [1] } } }], 'has an unsupported type'],
    [
      [{ name: 'p', value: { stringValue: 'x' }, typeHint: 'XML' as 'JSON' }],
      'The type hint of parameter p is XML; it must be one of DATE, DECIMAL, JSON, TIME, TIMESTAMP, UUID.',
    ],
  ])('%j is refused', (parameters, message) => {
    expect(() => readParameters(parameters)).toThrow(message);
  });
});
