import { renderXml } from '../../../../drill/report/junit/xml';
import { parseStrictXml } from '../../../support/drill/strict-xml';

const roundTrip = (text: string) => {
  const { attributes, children } = parseStrictXml(
    renderXml({
      name: 'a',
      attributes: { b: text },
      content: [{ name: 'c', attributes: {}, content: `x${text}x` }],
    }),
  );
  expect(children[0]?.text).toBe(`x${attributes.b}x`);
  return attributes.b;
};

it.each([
  ['markup', `<a href="x" b='y'>&amp; ]]> <!-- --></a>`],
  ['line breaks and tabs', 'a\nb\tc\r\nd'],
  ['characters of all planes', 'é → 漢 😀'],
])('keeps %s', (_, text) => {
  expect(roundTrip(text)).toBe(text);
});

it.each([
  ['NUL, ESC and DEL', '\u0000\u001b\u007f', 3],
  ['C1 control characters', '\u0085\u009b', 2],
  ['half of a surrogate pair', '\ud83d', 1],
  ['noncharacters', '\ufffe\uffff', 2],
  ['characters that change the direction of text', '\u202e\u2066', 2],
])('replaces %s', (_, text, count) => {
  expect(roundTrip(`a${text}b`)).toBe(`a${'\ufffd'.repeat(count)}b`);
});
