import fc from 'fast-check';

/**
 * Text of any characters, including lone surrogates and characters that are often mishandled. The `binary` unit of fast-check
 * would first build a table of all characters, which takes a second in each test file.
 */
export function anyText(constraints: { readonly maxLength?: number } = {}): fc.Arbitrary<string> {
  const unit = fc.integer({ min: 0, max: 0x10ffff }).map((codePoint) => String.fromCodePoint(codePoint));
  const units = fc.array(unit, constraints).map((characters) => characters.join(''));
  return fc.oneof(units, fc.string(constraints));
}
