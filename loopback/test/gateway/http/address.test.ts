import { decodePercent, parseQuery } from '../../../gateway/http/address';

describe('an address', () => {
  it('has parameters by name, in order, with or without a value', () => {
    expect(parseQuery('b=2&a=1&b=%C3%BC+%2B&location&&x=')).toEqual(
      new Map([
        ['b', ['2', 'ü++']],
        ['a', ['1']],
        ['location', ['']],
        ['x', ['']],
      ]),
    );
  });

  it('may have none', () => {
    expect(parseQuery('').size).toBe(0);
  });

  it.each(['%zz', '%', '%ff', '%00', '%01'])('is refused with %s in it', (text) => {
    const refusal = expect.objectContaining({ code: 'MalformedQueryString' });
    expect(() => decodePercent(text)).toThrow(refusal);
    expect(() => parseQuery(`a=${text}`)).toThrow(refusal);
    expect(() => parseQuery(`${text}=a`)).toThrow(refusal);
  });
});
