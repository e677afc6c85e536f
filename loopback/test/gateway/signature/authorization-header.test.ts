import { parseAuthorization } from '../../../gateway/signature/authorization-header';

const signature = 'a'.repeat(64);
const whole = `AWS4-HMAC-SHA256 Credential=AKID/20261130/eu-west-1/rds/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`;

describe('the Authorization header', () => {
  it('is parsed into its parts', () => {
    expect(parseAuthorization(whole)).toEqual({
      accessKeyId: 'AKID',
      date: '20261130',
      region: 'eu-west-1',
      service: 'rds',
      signedHeaders: ['host', 'x-amz-date'],
      signature,
    });
  });

  it('is parsed without spaces and in another order', () => {
    const [, parts = ''] = whole.split('AWS4-HMAC-SHA256 ');
    const turned = parts.split(', ').reverse().join(',');
    expect(parseAuthorization(`AWS4-HMAC-SHA256 ${turned}`)).toEqual(parseAuthorization(whole));
  });

  it('is reported as missing if it is absent', () => {
    expect(() => parseAuthorization(undefined)).toThrow(
      expect.objectContaining({ code: 'MissingAuthenticationToken' }),
    );
  });

  it.each([
    ['another scheme', 'Bearer token', 'AWS4-HMAC-SHA256'],
    ['nothing after the scheme', 'AWS4-HMAC-SHA256 ', 'Credential'],
    ['no credential', whole.replace('Credential', 'Credentials'), 'Credential'],
    ['a scope that is cut short', whole.replace('/aws4_request', ''), 'Credential'],
    ['a service with a slash', whole.replace('rds', 'r/ds'), 'Credential'],
    ['no signed headers', whole.replace('host;x-amz-date', ''), 'SignedHeaders'],
    ['upper-case signed headers', whole.replace('host', 'Host'), 'SignedHeaders'],
    ['a short signature', whole.slice(0, -1), 'Signature'],
    ['a signature that is not hexadecimal', `${whole.slice(0, -1)}z`, 'Signature'],
  ])('is refused with %s', (_what, header, named) => {
    expect(() => parseAuthorization(header)).toThrow(
      expect.objectContaining({ code: 'IncompleteSignature', message: expect.stringContaining(named) }),
    );
  });
});
