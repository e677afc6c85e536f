import fc from 'fast-check';
import { divideCidr } from '../../../../../services/cloudformation/template/intrinsics/cidr-blocks';
import { evaluate } from '../../../../../services/cloudformation/template/intrinsics/evaluate';
import type { Scope } from '../../../../../services/cloudformation/template/intrinsics/scope';
import { referencesIn } from '../../../../../services/cloudformation/template/references';
import type { TemplateValue } from '../../../../../services/cloudformation/template/value';

const scope: Scope = {
  ref: (name) => `<${name}>`,
  attribute: (logicalId, attribute) => `<${logicalId}.${attribute}>`,
  condition: () => true,
  mapping: () => undefined,
  zones: () => [],
  imported: (name) => name,
};

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/);
/** JSON of a template: without null, and without a key that is a function. */
const plain: fc.Arbitrary<TemplateValue> = fc.letrec<{ value: TemplateValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      name.filter((key) => key !== 'Ref'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

describe('evaluating intrinsic functions', () => {
  it('leaves every value without a function unchanged', () => {
    fc.assert(fc.property(plain, (value) => expect(evaluate(value, scope)).toEqual(value)));
  });

  it('returns the original text for a Join of a Split', () => {
    const delimiters = fc.constantFrom(',', '|', '::', '-', ' ');
    fc.assert(
      fc.property(fc.string(), delimiters, (text, delimiter) => {
        const rejoined = { 'Fn::Join': [delimiter, { 'Fn::Split': [delimiter, text] }] };
        expect(evaluate(rejoined, scope)).toBe(text);
      }),
    );
  });

  it('returns the same text for Sub and for Join of the same parts', () => {
    const parts = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('text' as const), text: fc.stringMatching(/^[a-z ]{0,6}$/) }),
        fc.record({ kind: fc.constant('ref' as const), text: name }),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(parts, (list) => {
        const text = list.map((part) => (part.kind === 'ref' ? `\${${part.text}}` : part.text)).join('');
        const join = list.map((part) => (part.kind === 'ref' ? { Ref: part.text } : part.text));
        expect(evaluate({ 'Fn::Sub': text }, scope)).toBe(evaluate({ 'Fn::Join': ['', join] }, scope));
        const names = (value: TemplateValue) => [...referencesIn(value)].map((reference) => reference.name);
        expect(names({ 'Fn::Sub': text })).toEqual(names(join));
      }),
    );
  });

  it('returns the item at the index for Select, for every list and index', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.nat(), (list, pick) => {
        const index = pick % list.length;
        expect(evaluate({ 'Fn::Select': [index, list] }, scope)).toBe(list[index]);
      }),
    );
  });
});

describe('dividing a block of addresses', () => {
  it('returns consecutive blocks of equal size, from the start of the block', () => {
    const blocks = fc.record({
      octets: fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)),
      length: fc.integer({ min: 8, max: 24 }),
      hostBits: fc.integer({ min: 4, max: 8 }),
    });
    fc.assert(
      fc.property(blocks, ({ octets, length, hostBits }) => {
        const count = Math.min(16, 2 ** (32 - length - hostBits));
        const divided = divideCidr(`${octets.join('.')}/${length}`, count, hostBits) ?? [];
        const bases = divided.map((block) => toNumber(block.split('/')[0] ?? ''));
        const whole = toNumber(octets.join('.'));
        expect(bases[0]).toBe(whole - (whole % 2 ** (32 - length)));
        bases.forEach((base, index) => {
          expect(base).toBe((bases[0] ?? 0) + index * 2 ** hostBits);
        });
        expect(new Set(divided.map((block) => block.split('/')[1]))).toEqual(
          new Set([String(32 - hostBits)]),
        );
      }),
    );
  });

  it.each([
    ['fd00:abcd::/56', 3, 64, ['fd00:abcd::/64', 'fd00:abcd:0:1::/64', 'fd00:abcd:0:2::/64']],
    ['::/0', 1, 64, ['::/64']],
    ['2001:db8:1:2:3:4:5:6/64', 1, 32, ['2001:db8:1:2::/96']],
    ['::ffff:10.0.0.0/112', 2, 8, ['::ffff:a00:0/120', '::ffff:a00:100/120']],
    ['10.0.0.0/8', 1, 40, undefined],
    ['10.0.0.0/33', 1, 1, undefined],
    ['10.0.0.0', 1, 1, undefined],
    ['', 1, 1, undefined],
  ])('divides %s into %i blocks of %i bits', (cidr, count, hostBits, result) => {
    expect(divideCidr(cidr, count, hostBits)).toEqual(result);
  });
});

function toNumber(address: string): number {
  return address.split('.').reduce((value, octet) => value * 256 + Number(octet), 0);
}
