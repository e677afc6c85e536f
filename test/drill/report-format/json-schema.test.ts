import type { ValueOf } from '../../../drill/report-format/json-schema';
import {
  array,
  boolean,
  byState,
  described,
  integer,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  string,
} from '../../../drill/report-format/json-schema';

const pet = object({
  name: string,
  legs: integer,
  weightKg: nullable(number),
  kind: oneOf('cat', 'dog'),
  tags: optional(array(string)),
  scores: record(number),
  isTame: described('Whether it bites.', boolean),
});

const tom: ValueOf<typeof pet> = {
  name: 'Tom',
  legs: 4,
  weightKg: null,
  kind: 'cat',
  scores: { mice: 3 },
  isTame: false,
};

it('accepts a valid value, and fields that a newer version may have added', () => {
  expect(pet.findProblems(tom, 'pet')).toEqual([]);
  expect(pet.findProblems({ ...tom, tags: ['grey'], owner: 'Ann' }, 'pet')).toEqual([]);
});

it('lists all problems with their paths', () => {
  const wrong = {
    legs: 4.5,
    weightKg: 'heavy',
    kind: 'cow',
    tags: [1],
    scores: { mice: null },
    isTame: Number.NaN,
  };
  expect(pet.findProblems(wrong, 'pet')).toEqual([
    'pet.name is missing',
    'pet.legs must be of type integer, got 4.5',
    'pet.weightKg must be of type number, got "heavy"',
    'pet.kind must be "cat" or "dog", got "cow"',
    'pet.tags[0] must be of type string, got 1',
    'pet.scores.mice must be of type number, got null',
    'pet.isTame must be of type boolean, got null',
  ]);
  expect(pet.findProblems([], 'pet')).toEqual(['pet must be an object, got []']);
  expect(array(pet).findProblems({}, 'pets')).toEqual(['pets must be an array, got {}']);
  expect(record(number).findProblems(null, 'scores')).toEqual(['scores must be an object, got null']);
});

it('distinguishes objects by their state, and ignores inherited properties', () => {
  const door = byState({
    open: object({ state: oneOf('open'), angle: number }),
    shut: object({ state: oneOf('shut') }),
  });
  expect(door.findProblems({ state: 'shut' }, 'door')).toEqual([]);
  expect(door.findProblems({ state: 'open' }, 'door')).toEqual(['door.angle is missing']);
  expect(door.findProblems({ state: 'toString' }, 'door')).toEqual([
    'door.state must be "open" or "shut", got "toString"',
  ]);
  expect(door.findProblems({}, 'door')).toEqual(['door.state must be "open" or "shut", got undefined']);
  expect(door.findProblems(7, 'door')).toEqual(['door must be an object, got 7']);
});

it('a schema contains its JSON Schema', () => {
  expect(pet.json).toMatchObject({
    type: 'object',
    required: ['name', 'legs', 'weightKg', 'kind', 'scores', 'isTame'],
    properties: {
      weightKg: { anyOf: [{ type: 'number' }, { type: 'null' }] },
      kind: { enum: ['cat', 'dog'] },
      tags: { type: 'array', items: { type: 'string' } },
      scores: { type: 'object', additionalProperties: { type: 'number' } },
      isTame: { type: 'boolean', description: 'Whether it bites.' },
    },
  });
});

it('states that share a schema appear once in the JSON Schema, so that a value fits only one', () => {
  const shared = object({ state: oneOf('open', 'ajar') });
  const door = byState({ open: shared, ajar: shared, shut: object({ state: oneOf('shut') }) });
  expect(door.json.oneOf).toHaveLength(2);
  expect(door.findProblems({ state: 'ajar' }, 'door')).toEqual([]);
});
