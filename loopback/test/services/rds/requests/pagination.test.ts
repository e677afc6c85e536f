import fc from 'fast-check';
import { paginate } from '../../../../services/rds/requests/pagination';

const byName = (name: string) => name;

function readAll(items: readonly string[], MaxRecords: number): string[][] {
  const pages: string[][] = [];
  let Marker: string | undefined;
  do {
    const page = paginate('List', items, byName, { MaxRecords, Marker });
    pages.push([...page.items]);
    Marker = page.Marker;
  } while (Marker !== undefined);
  return pages;
}

describe('pages', () => {
  it('contain every item once, in order, and are full except the last page', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 120 }),
        fc.integer({ min: 20, max: 100 }),
        (items, size) => {
          const pages = readAll(items, size);
          expect(pages.flat()).toEqual(items.toSorted((a, b) => (a < b ? -1 : 1)));
          expect(pages.slice(0, -1).every(({ length }) => length === size)).toBe(true);
        },
      ),
    );
  });

  it('neither repeat nor omit an item while other items are added and removed', () => {
    const items = Array.from({ length: 50 }, (_, index) => `i${String(index).padStart(2, '0')}`);
    const first = paginate('List', items, byName, { MaxRecords: 20 });
    const changed = ['a', 'i05b', 'i30b', ...items.filter((item) => !['i03', 'i19', 'i40'].includes(item))];
    const second = paginate('List', changed, byName, { MaxRecords: 100, Marker: first.Marker });
    expect(second.items).toEqual([
      ...items.slice(20, 31),
      'i30b',
      ...items.slice(31, 40),
      ...items.slice(41),
    ]);
  });

  it('contain 100 items by default', () => {
    const items = Array.from({ length: 101 }, (_, index) => `${index}`);
    expect(paginate('List', items, byName, {}).items).toHaveLength(100);
  });

  it('end with the last item, even when it fills the page', () => {
    const items = Array.from({ length: 20 }, (_, index) => `${index}`);
    expect(paginate('List', items, byName, { MaxRecords: 20 }).Marker).toBeUndefined();
  });

  it.each([19, 101, 0, -1, 20.5])('of %d are refused', (MaxRecords) => {
    expect(() => paginate('List', [], byName, { MaxRecords })).toThrow(
      expect.objectContaining({
        code: 'InvalidParameterValue',
        message: `Invalid value ${MaxRecords} for MaxRecords. Must be between 20 and 100`,
      }),
    );
  });

  it.each(['junk', 'W10', 'bnVsbA', 'eyJhIjoxfQ'])('do not start after the invalid marker %s', (Marker) => {
    expect(() => paginate('List', ['a'], byName, { Marker })).toThrow(
      expect.objectContaining({ code: 'InvalidParameterValue' }),
    );
  });

  it('do not start after a marker of another listing', () => {
    const items = Array.from({ length: 21 }, (_, index) => `${index}`);
    const { Marker } = paginate('Other', items, byName, { MaxRecords: 20 });
    expect(Marker).toEqual(expect.any(String));
    expect(() => paginate('List', items, byName, { Marker })).toThrow(
      expect.objectContaining({ code: 'InvalidParameterValue' }),
    );
  });
});
