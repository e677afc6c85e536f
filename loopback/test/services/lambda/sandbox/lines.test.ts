import { Lines } from '../../../../services/lambda/sandbox/lines';

function collect(maxLength = 100) {
  const seen: string[] = [];
  const lines = new Lines(maxLength, (line) => seen.push(line));
  return { seen, lines };
}

describe('the lines of a sandbox’s output', () => {
  it('are joined from chunks that end anywhere, even within a character', () => {
    const { seen, lines } = collect();
    for (const byte of Buffer.from('größer\nzwei\n')) lines.write(Buffer.from([byte]));
    expect(seen).toEqual(['größer', 'zwei']);
  });

  it('include the last line when the stream ends', () => {
    const { seen, lines } = collect();
    lines.write(Buffer.from('one\ntwo'));
    lines.end();
    lines.end();
    expect(seen).toEqual(['one', 'two']);
  });

  it('are split if they are longer than the limit', () => {
    const { seen, lines } = collect(4);
    lines.write(Buffer.from('abcdef'));
    lines.write(Buffer.from('gh\n'));
    expect(seen).toEqual(['abcdef', 'gh']);
  });
});
