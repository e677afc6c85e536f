import { Signer } from '@aws-sdk/rds-signer';
import type { IamCredential, TokenCheck } from '../../../aurora/endpoints/iam-token';
import { verifyToken } from '../../../aurora/endpoints/iam-token';

const host = 'lab.cluster-c7tj4example.eu-west-1.rds.amazonaws.com';
const credentials = new Map<string, IamCredential>([
  ['AKIALAB', { secretAccessKey: 'secret/of+lab' }],
  ['ASIALAB', { secretAccessKey: 'temporary', sessionToken: 'session/token+with=signs' }],
]);
const minuteMs = 60_000;

interface Signing {
  readonly username?: string;
  readonly hostname?: string;
  readonly port?: number;
  readonly region?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
}

/** Token of the AWS SDK, signed at the current time. */
function sign(signing: Signing = {}): Promise<string> {
  const { accessKeyId = 'AKIALAB', secretAccessKey = 'secret/of+lab', sessionToken } = signing;
  return new Signer({
    hostname: signing.hostname ?? host,
    port: signing.port ?? 5432,
    username: signing.username ?? 'app',
    region: signing.region ?? 'eu-west-1',
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
  }).getAuthToken();
}

function verify(token: string, check: Partial<TokenCheck> = {}): string {
  const verdict = verifyToken(token, {
    user: 'app',
    region: 'eu-west-1',
    isOwnAddress: (name, port) => name === host && port === 5432,
    findCredential: (accessKeyId) => credentials.get(accessKeyId),
    nowMs: Date.now(),
    ...check,
  });
  return verdict.state === 'genuine' ? `genuine, of ${verdict.accessKeyId}` : verdict.reason;
}

const temporary = {
  accessKeyId: 'ASIALAB',
  secretAccessKey: 'temporary',
  sessionToken: 'session/token+with=signs',
};

describe('an IAM token made by the AWS SDK', () => {
  it('is genuine', async () => {
    expect(verify(await sign())).toBe('genuine, of AKIALAB');
  });

  it('is genuine for a user name that needs encoding', async () => {
    const user = "o'brien (büro)*!&=+ /?";
    expect(verify(await sign({ username: user }), { user })).toBe('genuine, of AKIALAB');
  });

  it('is genuine with temporary credentials', async () => {
    expect(verify(await sign(temporary))).toBe('genuine, of ASIALAB');
  });

  it('is genuine without the slash that some SDKs leave out', async () => {
    expect(verify((await sign()).replace('/?', '?'))).toBe('genuine, of AKIALAB');
  });
});

describe('an IAM token is refused if it', () => {
  it.each([
    [
      'is signed with a wrong secret',
      { secretAccessKey: 'wrong' },
      'its signature was not made with AKIALAB',
    ],
    ['is signed with a foreign key', { accessKeyId: 'AKIAFOREIGN' }, 'access key AKIAFOREIGN is unknown'],
    ['is for another user', { username: 'root' }, 'it is for user "root"'],
    [
      'is for another host',
      { hostname: 'db.example.org' },
      'it is for "db.example.org:5432", which is not an endpoint of this cluster',
    ],
    [
      'is for another port',
      { port: 5433 },
      `it is for "${host}:5433", which is not an endpoint of this cluster`,
    ],
    ['is for another region', { region: 'us-east-1' }, 'it is for region us-east-1, not eu-west-1'],
    [
      'has no session token for temporary credentials',
      { ...temporary, sessionToken: '' },
      'its session token does not belong to ASIALAB',
    ],
    [
      'has another session token',
      { ...temporary, sessionToken: 'other' },
      'its session token does not belong to ASIALAB',
    ],
    [
      'has a session token for permanent credentials',
      { sessionToken: 'any' },
      'its session token does not belong to AKIALAB',
    ],
  ] as const)('%s', async (_, signing, reason) => {
    expect(verify(await sign(signing))).toBe(reason);
  });

  it.each([
    ['user', (token: string) => token.replace('DBUser=app', 'DBUser=root'), { user: 'root' }],
    ['host', (token: string) => token.replace('lab.', 'prod.'), { isOwnAddress: () => true }],
    ['age', (token: string) => token.replace('Expires=900', 'Expires=901'), {}],
    [
      'signature',
      (token: string) =>
        token.replace(/(Signature=)(.)/, (_, name, digit) => name + (digit === '0' ? '1' : '0')),
      {},
    ],
  ] as const)('was changed after signing, in its %s', async (_, forge, check) => {
    const token = await sign();
    expect(forge(token)).not.toBe(token);
    expect(verify(forge(token), check)).toBe('its signature was not made with AKIALAB');
  });

  it('is 15 minutes old, but not if it is younger', async () => {
    const token = await sign();
    const signedAtMs = signingTime(token);
    expect(verify(token, { nowMs: signedAtMs + 15 * minuteMs - 1 })).toBe('genuine, of AKIALAB');
    expect(verify(token, { nowMs: signedAtMs + 15 * minuteMs })).toBe('it expired 0 s ago');
    expect(verify(token, { nowMs: signedAtMs + 16 * minuteMs })).toBe('it expired 60 s ago');
  });

  it('was signed by a clock more than five minutes ahead', async () => {
    const token = await sign();
    const signedAtMs = signingTime(token);
    expect(verify(token, { nowMs: signedAtMs - 5 * minuteMs })).toBe('genuine, of AKIALAB');
    expect(verify(token, { nowMs: signedAtMs - 6 * minuteMs })).toBe('it was signed 360 s in the future');
  });

  it('was signed with temporary credentials that have expired since the signing', async () => {
    const expiresAtMs = Date.now() - 1;
    const findCredential = () => ({ ...temporary, expiresAtMs });
    expect(verify(await sign(temporary), { findCredential })).toBe(
      'the temporary credentials ASIALAB have expired',
    );
  });
});

function signingTime(token: string): number {
  const [, year, month, day, hour, minute, second] =
    /X-Amz-Date=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(token) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
