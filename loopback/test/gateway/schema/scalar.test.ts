import { NormalizedSchema } from '@smithy/core/schema';
import { readScalar } from '../../../gateway/schema/scalar';

const schemas = { text: 0, number: 1, boolean: 2, time: 4, blob: 21 } as const;

describe('a scalar value', () => {
  it.each([
    ['text', '', ''],
    ['number', '5', 5],
    ['number', '-0.5', -0.5],
    ['number', '1e3', 1000],
    ['number', '9007199254740991', 9007199254740991],
    ['boolean', 'true', true],
    ['boolean', 'False', false],
    ['time', '2026-11-30T12:00:00Z', new Date('2026-11-30T12:00:00Z')],
    ['time', '2026-11-30T12:00:00.123Z', new Date('2026-11-30T12:00:00.123Z')],
    ['time', '2026-11-30T12:00Z', new Date('2026-11-30T12:00:00Z')],
    ['time', '2026-11-30T12:00:00+02:00', new Date('2026-11-30T10:00:00Z')],
    ['time', '2026-11-30T12:00:00', new Date('2026-11-30T12:00:00Z')],
    ['time', '2026-11-30', new Date('2026-11-30T00:00:00Z')],
    ['blob', 'AAE=', new Uint8Array([0, 1])],
  ] as const)('of type %s, %j, is parsed as %p', (kind, text, value) => {
    expect(readScalar(NormalizedSchema.of(schemas[kind]), text)).toEqual({ state: 'read', value });
  });

  it.each([
    ['number', ''],
    ['number', 'x'],
    ['number', '0x10'],
    ['number', '1,5'],
    ['number', 'Infinity'],
    ['number', '9007199254740993'],
    ['number', '1e99'],
    ['boolean', ''],
    ['boolean', '1'],
    ['boolean', 'maybe'],
    ['time', 'yesterday'],
    ['time', '1764504000'],
    ['time', '2026-02-31T00:00:00Z'],
    ['time', '2026-13-01'],
    ['time', '2026-11-30T25:00Z'],
    ['blob', 'A'],
    ['blob', 'AA=A'],
  ] as const)('of type %s, %j, is refused', (kind, text) => {
    expect(readScalar(NormalizedSchema.of(schemas[kind]), text)).toEqual({
      state: 'refused',
      expected: expect.any(String),
    });
  });
});
