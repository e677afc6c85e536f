import fc from 'fast-check';
import { renderSchemaFailure } from '../../../../services/cloudformation/properties/problem-texts';
import { readProperties } from '../../../../services/cloudformation/properties/read-properties';
import type { ValueObject } from '../../../../services/cloudformation/template/value';
import { Unknown } from '../../../../services/cloudformation/template/value';
import { boxDefinition } from '../../../support/cloudformation/box-definitions';

const definition = boxDefinition();
const read = (properties: ValueObject) => readProperties(properties, definition);

/** Returns a line such as `#/Lid: required key [Colour] not found` for each problem. */
function problemsOf(properties: ValueObject): readonly string[] {
  const reading = read(properties);
  if (reading.state === 'read') return [];
  return renderSchemaFailure('Box', reading.problems).split('\n').slice(1);
}

describe('properties that a definition allows', () => {
  it.each<[ValueObject, ValueObject]>([
    [{}, {}],
    [{ Size: '5432' }, { Size: 5432 }],
    [{ Size: -1 }, { Size: -1 }],
    [{ Size: '+7' }, { Size: 7 }],
    [{ Weight: '1.5e3' }, { Weight: 1500 }],
    [{ IsOpen: 'True' }, { IsOpen: true }],
    [{ IsOpen: 'false' }, { IsOpen: false }],
    [{ Label: 5 }, { Label: '5' }],
    [{ Label: true }, { Label: 'true' }],
    [{ Made: '2026-01-01T00:00:00Z' }, { Made: '2026-01-01T00:00:00Z' }],
    [{ Contents: [1, 'b', false] }, { Contents: ['1', 'b', 'false'] }],
    [{ Prices: { a: '1', b: 2 } }, { Prices: { a: 1, b: 2 } }],
    [{ Policy: { any: [{ thing: 1 }] } }, { Policy: { any: [{ thing: 1 }] } }],
    [{ Policy: '{"a":1}' }, { Policy: { a: 1 } }],
    [{ Owner: '7' }, { Owner: 7 }],
    [{ Owner: ['x'] }, { Owner: ['x'] }],
    [{ Former: 5 }, { Former: 5 }],
    [{ Former: 'true' }, { Former: true }],
    [{ Lid: { Colour: 'red', Holes: ['1'] } }, { Lid: { Colour: 'red', Holes: [1] } }],
    [
      { Lid: { Colour: 'red', Lid: { Colour: 'blue' } } },
      { Lid: { Colour: 'red', Lid: { Colour: 'blue' } } },
    ],
    [{ Tags: [{ Key: 'a', Value: 1 }] }, { Tags: [{ Key: 'a', Value: '1' }] }],
    [{ Size: '{{resolve:ssm:/size}}' }, { Size: '{{resolve:ssm:/size}}' }],
  ])('%j are read as %j', (properties, value) => {
    expect(read(properties)).toEqual({ state: 'read', value });
  });

  it('may contain values that are not known yet, for any type', () => {
    const later = new Unknown('Later');
    const properties = { Size: later, Lid: later, Contents: [later], Tags: [{ Key: 'a', Value: later }] };
    expect(read(properties)).toEqual({ state: 'read', value: properties });
  });

  it('are unchanged when they are read a second time', () => {
    const scalars = fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true }), fc.boolean());
    const properties = fc.dictionary(
      fc.constantFrom('Size', 'Weight', 'IsOpen', 'Label', 'Owner', 'Former', 'Policy', 'Contents'),
      fc.oneof(scalars, fc.array(scalars, { maxLength: 3 })),
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(properties, (given) => {
        const reading = read(given);
        if (reading.state === 'read') expect(read(reading.value)).toEqual(reading);
      }),
    );
  });
});

describe('properties that a definition does not allow', () => {
  it.each<[ValueObject, readonly string[]]>([
    [{ Colour: 'red' }, ['#: extraneous key [Colour] is not permitted']],
    [{ toString: 'x' }, ['#: extraneous key [toString] is not permitted']],
    [{ Size: 'big' }, ['#/Size: expected type: Integer, found: String']],
    [{ Size: 1.5 }, ['#/Size: expected type: Integer, found: Number']],
    [{ Size: '' }, ['#/Size: expected type: Integer, found: String']],
    [{ Size: [] }, ['#/Size: expected type: Integer, found: JSONArray']],
    [{ Weight: 'heavy' }, ['#/Weight: expected type: Number, found: String']],
    [{ IsOpen: 1 }, ['#/IsOpen: expected type: Boolean, found: Number']],
    [{ Label: {} }, ['#/Label: expected type: String, found: JSONObject']],
    [{ Contents: 'a' }, ['#/Contents: expected type: JSONArray, found: String']],
    [{ Contents: ['a', {}] }, ['#/Contents/1: expected type: String, found: JSONObject']],
    [{ Prices: { a: 'x' } }, ['#/Prices/a: expected type: Integer, found: String']],
    [{ Prices: [] }, ['#/Prices: expected type: JSONObject, found: JSONArray']],
    [{ Policy: 'no json' }, ['#/Policy: expected type: JSONObject, found: String']],
    [{ Policy: '5' }, ['#/Policy: expected type: JSONObject, found: String']],
    [{ Owner: {} }, ['#/Owner: expected type: Integer, found: JSONObject']],
    [{ Former: 'x' }, ['#/Former: expected type: Integer, found: String']],
    [{ Lid: 'flat' }, ['#/Lid: expected type: JSONObject, found: String']],
    [{ Lid: {} }, ['#/Lid: required key [Colour] not found']],
    [{ Lid: { Colour: 'green' } }, ['#/Lid/Colour: green is not a valid enum value; allowed are red, blue']],
    [{ Tags: [{ Key: 'a' }] }, ['#/Tags/0: required key [Value] not found']],
    [
      { Nope: 1, Size: 'x', Lid: { Colour: 'red', Lid: { Extra: 1 } } },
      [
        '#: extraneous key [Nope] is not permitted',
        '#/Size: expected type: Integer, found: String',
        '#/Lid/Lid: required key [Colour] not found',
        '#/Lid/Lid: extraneous key [Extra] is not permitted',
      ],
    ],
  ])('%j are all reported at once', (properties, problems) => {
    expect(problemsOf(properties)).toEqual(problems);
  });
});
