import * as fc from 'fast-check';
import { encodeRanges, encodeRuns } from '../../../lambda/probe/run-length';
import { expand, expandRanges } from '../../support/probe/decode-ticks';

describe('encodeRuns', () => {
  it('joins only adjacent equal values', () => {
    expect(encodeRuns([0, 0, 0, 2, 0])).toEqual([0, 3, 2, 1, 0, 1]);
    expect(encodeRuns([])).toEqual([]);
  });

  it('is reversed by decoding', () => {
    void fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 3 })), (values) => {
        expect(expand(encodeRuns(values))).toEqual(values);
      }),
    );
  });
});

describe('encodeRanges', () => {
  it('joins consecutive integers', () => {
    expect(encodeRanges([3, 4, 5, 9, 11, 12])).toEqual([3, 3, 9, 1, 11, 2]);
  });

  it('is reversed by decoding', () => {
    const ascending = fc.uniqueArray(fc.nat(40)).map((values) => values.sort((one, other) => one - other));
    void fc.assert(
      fc.property(ascending, (values) => {
        expect(expandRanges(encodeRanges(values))).toEqual(values);
      }),
    );
  });
});
