import { compareProperties } from '../../../../services/cloudformation/properties/compare-properties';
import type { ValueObject } from '../../../../services/cloudformation/template/value';
import { Unknown } from '../../../../services/cloudformation/template/value';
import { boxDefinition } from '../../../support/cloudformation/box-definitions';

const changes = (before: ValueObject, after: ValueObject) =>
  compareProperties(before, after, boxDefinition()).map(({ name, replacement }) => `${name} ${replacement}`);

describe('the changed properties and whether they require replacement,', () => {
  it.each<[ValueObject, ValueObject, readonly string[]]>([
    [{ Size: 1 }, { Size: 1 }, []],
    [{ Contents: ['a', 'b'], Prices: { x: 1, y: 2 } }, { Prices: { y: 2, x: 1 }, Contents: ['a', 'b'] }, []],
    [{ Size: 1 }, { Size: 2 }, ['Size no']],
    [{ Size: 1 }, {}, ['Size no']],
    [{}, { Material: 'oak' }, ['Material yes']],
    [{ Engine: 'a' }, { Engine: 'b' }, ['Engine maybe']],
    [{ Contents: ['a', 'b'] }, { Contents: ['b', 'a'] }, ['Contents no']],
    [{ Lid: { Colour: 'red', Shape: 'round' } }, { Lid: { Colour: 'blue', Shape: 'round' } }, ['Lid no']],
    [{ Lid: { Shape: 'round' } }, { Lid: { Shape: 'flat' } }, ['Lid yes']],
    [{ Lid: { Lid: { Shape: 'round' } } }, { Lid: { Lid: { Shape: 'flat' } } }, ['Lid yes']],
    [{ Lid: { Shape: 'round' } }, {}, ['Lid no']],
    [{ Weight: 1, Name: 'a' }, { Weight: 2, Name: 'b' }, ['Name yes', 'Weight no']],
    [{ Label: 'a' }, { Label: new Unknown('B') }, ['Label no']],
  ])('between %j and %j, are %j', (before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });
});

it('changed properties of a type without a definition never require replacement', () => {
  expect(compareProperties({ a: 1 }, { a: 2 }, undefined)).toEqual([
    { name: 'a', before: 1, after: 2, replacement: 'no' },
  ]);
});
