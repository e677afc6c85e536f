import { decodePercent, parseQuery } from '../../../gateway/http/address';

describe('the address of a request', () => {
  it('contains parameters by name, in order, with or without a value', () => {
    expect(parseQuery('b=2&a=1&b=%C3%BC+%2B&location&&x=')).toEqual(
      new Map([
        ['b', ['2', 'ü++']],
        ['a', ['1']],
        ['location', ['']],
        ['x', ['']],
      ]),
    );
  });

  it('may have no parameters', () => {
    expect(parseQuery('').size).toBe(0);
  });

  it.each(['%zz', '%', '%ff', '%00', '%01'])('is refused if it contains %s', (text) => {
    const refusal = expect.objectContaining({ code: 'MalformedQueryString' });
    expect(() => decodePercent(text)).toThrow(refusal);
    expect(() => parseQuery(`a=${text}`)).toThrow(refusal);
    expect(() => parseQuery(`${text}=a`)).toThrow(refusal);
  });
});
