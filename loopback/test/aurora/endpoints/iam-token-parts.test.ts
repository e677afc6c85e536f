import { Signer } from '@aws-sdk/rds-signer';
import fc from 'fast-check';
import { parseToken } from '../../../aurora/endpoints/iam-token-parts';
import { anyText } from '../../support/any-text';

const signer = new Signer({
  hostname: 'db.example.org',
  port: 5432,
  username: 'app',
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIALAB', secretAccessKey: 'secret' },
});

const anyQuery = fc.string({
  unit: fc.constantFrom(
    'a',
    '1',
    '=',
    '&',
    '?',
    '/',
    '+',
    '%',
    '%3D',
    '%C3%BC',
    'Action=connect',
    'DBUser',
    'X-Amz-Date',
  ),
});

describe('the parts of an IAM token', () => {
  it('are the values that were signed', async () => {
    expect(parseToken(await signer.getAuthToken())).toMatchObject({
      authority: 'db.example.org:5432',
      host: 'db.example.org',
      port: 5432,
      user: 'app',
      accessKeyId: 'AKIALAB',
      region: 'eu-west-1',
      expiresMs: 900_000,
    });
  });

  it.each([
    ['a password', () => 'secret'],
    ['nothing', () => ''],
    ['no port', (token: string) => token.replace(':5432', '')],
    ['a path', (token: string) => token.replace('/?', '/path?')],
    ['another action', (token: string) => token.replace('Action=connect', 'Action=drop')],
    ['no action', (token: string) => token.replace('Action=connect&', '')],
    ['two users', (token: string) => `${token}&DBUser=root`],
    ['two signatures', (token: string) => `${token}&X-Amz-Signature=${'0'.repeat(64)}`],
    ['another service', (token: string) => token.replace('%2Frds-db%2F', '%2Fs3%2F')],
    ['another algorithm', (token: string) => token.replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1')],
    [
      'more signed headers',
      (token: string) => token.replace('SignedHeaders=host', 'SignedHeaders=host%3Bx-a'),
    ],
    ['a date outside its scope', (token: string) => token.replace(/Date=\d{4}/, 'Date=1999')],
    ['no expiry time', (token: string) => token.replace(/&X-Amz-Expires=\d+/, '')],
    ['a negative expiry time', (token: string) => token.replace('Expires=900', 'Expires=-900')],
    ['a short signature', (token: string) => token.slice(0, -1)],
    ['broken encoding', (token: string) => token.replace('DBUser=app', 'DBUser=%E0%A4%A')],
    ['an ampersand at the end', (token: string) => `${token}&`],
  ])('are not parsed from a token with %s', async (_, change) => {
    expect(parseToken(change(await signer.getAuthToken()))).toBeUndefined();
  });

  it('can be searched in any text without an exception', () => {
    fc.assert(fc.property(anyText({ maxLength: 300 }), (text) => parseToken(text) === undefined));
    fc.assert(fc.property(anyQuery, (query) => parseToken(`db.example.org:5432/?${query}`) === undefined));
  });
});
