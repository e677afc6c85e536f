import {
  createScramVerifier,
  parseScramVerifier,
  renderScramVerifier,
} from '../../../aurora/sql/scram-verifier';

describe('a SCRAM verifier', () => {
  it('is written as PostgreSQL stores it, and parsed back', () => {
    const verifier = createScramVerifier('pencil');
    const text = renderScramVerifier(verifier);
    expect(text).toMatch(/^SCRAM-SHA-256\$4096:[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$/);
    expect(parseScramVerifier(text)).toEqual(verifier);
  });

  it('is salted: the same password results in a different verifier', () => {
    expect(renderScramVerifier(createScramVerifier('pencil'))).not.toBe(
      renderScramVerifier(createScramVerifier('pencil')),
    );
  });

  it.each([
    '',
    'pencil',
    'md5d41d8cd98f00b204e9800998ecf8427e',
    'SCRAM-SHA-256$4096:c2FsdA==$AAAA:AAAA',
    'SCRAM-SHA-1$4096:c2FsdA==$AAAA:AAAA',
  ])('is not parsed from %j', (text) => {
    expect(parseScramVerifier(text)).toBeUndefined();
  });
});
