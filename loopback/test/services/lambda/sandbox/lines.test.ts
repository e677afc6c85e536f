import { Lines } from '../../../../services/lambda/sandbox/lines';

function collect(maxLength = 100) {
  const seen: string[] = [];
  const lines = new Lines(maxLength, (line) => seen.push(line));
  return { seen, lines };
}

describe('lines', () => {
  it('are put together from chunks that end anywhere, in the middle of a character too', () => {
    const { seen, lines } = collect();
    for (const byte of Buffer.from('größer\nzwei\n')) lines.write(Buffer.from([byte]));
    expect(seen).toEqual(['größer', 'zwei']);
  });

  it('end with the stream at the latest', () => {
    const { seen, lines } = collect();
    lines.write(Buffer.from('one\ntwo'));
    lines.end();
    lines.end();
    expect(seen).toEqual(['one', 'two']);
  });

  it('that never end come in pieces', () => {
    const { seen, lines } = collect(4);
    lines.write(Buffer.from('abcdef'));
    lines.write(Buffer.from('gh\n'));
    expect(seen).toEqual(['abcdef', 'gh']);
  });
});
