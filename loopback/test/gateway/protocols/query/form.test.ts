import { parseForm } from '../../../../gateway/protocols/query/form';

const parse = (text: string | Buffer) => [...parseForm(Buffer.from(text), 3)];

describe('a form-encoded body', () => {
  it.each([
    ['', []],
    ['a=b', [['a', 'b']]],
    ['a=b=c', [['a', 'b=c']]],
    ['a', [['a', '']]],
    [
      '&a=1&&b=2&',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['a=1+2%2B3', [['a', '1 2+3']]],
    ['%C3%A9=%F0%9F%98%80', [['é', '😀']]],
    ['é=x', [['é', 'x']]],
    [
      '__proto__=x&constructor=y',
      [
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ],
    ],
    ['a=%0A%0D%09', [['a', '\n\r\t']]],
  ])('%j is parsed as %j', (text, parameters) => {
    expect(parse(text)).toEqual(parameters);
  });

  it.each([
    ['a stray percent sign', 'a=%zz', 'MalformedQueryString'],
    ['a percent sign at the end', 'a=%4', 'MalformedQueryString'],
    ['encoded bytes that are not UTF-8', 'a=%FF', 'InvalidParameterValue'],
    ['half of a surrogate pair', 'a=%ED%A0%80', 'InvalidParameterValue'],
    ['bytes that are not UTF-8', Buffer.from([0x61, 0x3d, 0xff]), 'InvalidParameterValue'],
    ['NUL', 'a=%00', 'InvalidParameterValue'],
    ['a control character in a name', 'a%01=1', 'InvalidParameterValue'],
    ['a code point that is not a character', 'a=%EF%BF%BF', 'InvalidParameterValue'],
    ['a parameter given twice', 'a=1&a=1', 'InvalidParameterValue'],
    ['more parameters than allowed', 'a=1&b=1&c=1&d=1', 'InvalidParameterValue'],
  ])('is refused with %s', (_what, text, code) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code }));
  });
});
