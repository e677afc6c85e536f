import type { FilterTable } from '../../../../services/rds/requests/filters';
import { applyFilters } from '../../../../services/rds/requests/filters';

const items = [
  { id: 'a', colour: 'red' },
  { id: 'b', colour: 'red' },
  { id: 'c', colour: undefined },
];
const table: FilterTable<(typeof items)[number]> = {
  'db-cluster-id': { of: ({ id }) => id },
  colour: { of: ({ colour }) => colour, read: (value) => value.replace('rouge', 'red') },
};
const apply = (...filters: { Name?: string; Values?: string[] }[]) =>
  applyFilters(items, filters as { Name: string; Values: string[] }[], table).map(({ id }) => id);

describe('filters', () => {
  it('keep everything if the request contains no filter', () => {
    expect(applyFilters(items, undefined, table)).toEqual(items);
  });

  it('match any of their values, in any case', () => {
    expect(apply({ Name: 'db-cluster-id', Values: ['A', 'c', 'zzz'] })).toEqual(['a', 'c']);
  });

  it('must all match', () => {
    expect(apply({ Name: 'colour', Values: ['red'] }, { Name: 'db-cluster-id', Values: ['b', 'c'] })).toEqual(
      ['b'],
    );
  });

  it('convert values by their own rules', () => {
    expect(apply({ Name: 'colour', Values: ['rouge'] })).toEqual(['a', 'b']);
  });

  it.each(['shape', 'constructor', ''])('named %j are refused', (Name) => {
    expect(() => apply({ Name, Values: ['x'] })).toThrow(`Unrecognized filter name: ${Name}`);
  });

  it('without values are refused', () => {
    expect(() => apply({ Name: 'colour', Values: [] })).toThrow(
      expect.objectContaining({ code: 'InvalidParameterCombination' }),
    );
  });

  it('accept up to 100 different values', () => {
    const ids = (count: number) => Array.from({ length: count }, (_, index) => `x${index}`);
    expect(apply({ Name: 'db-cluster-id', Values: [...ids(100), 'x1'] })).toEqual([]);
    expect(() => apply({ Name: 'db-cluster-id', Values: ids(101) })).toThrow(
      expect.objectContaining({
        code: 'InvalidParameterCombination',
        message: 'Only up to 100 unique filter DB Cluster Identifiers may be specified per filter.',
      }),
    );
  });
});
