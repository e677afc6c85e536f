import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import fc from 'fast-check';
import { challengeScram } from '../../../aurora/endpoints/scram-exchange';
import { createScramVerifier } from '../../../aurora/sql/scram-verifier';
import { anyText } from '../../support/any-text';

const verifier = createScramVerifier('pencil');
const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** Returns the client's final message according to RFC 5802, without code of the server's side. */
function prove(challenge: string, password: string, header = 'n,,'): string {
  const [, nonce = '', salt = '', iterations = ''] = /^r=(.*),s=(.*),i=(\d+)$/.exec(challenge) ?? [];
  const salted = pbkdf2Sync(password, Buffer.from(salt, 'base64'), Number(iterations), 32, 'sha256');
  const clientKey = hmac(salted, 'Client Key');
  const withoutProof = `c=${Buffer.from(header).toString('base64')},r=${nonce}`;
  const transcript = `n=,r=clientnonce,${challenge},${withoutProof}`;
  const signature = hmac(createHash('sha256').update(clientKey).digest(), transcript);
  const proof = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)));
  return `${withoutProof},p=${proof.toString('base64')}`;
}

describe('a SCRAM exchange', () => {
  it('succeeds with the password', () => {
    const challenge = challengeScram(verifier, 'n,,n=,r=clientnonce');
    const message = challenge?.message ?? '';
    expect(message).toMatch(/^r=clientnonce.{24},s=.{24},i=4096$/);
    expect(challenge?.conclude(prove(message, 'pencil'))).toMatch(/^v=.{44}$/);
  });

  it('succeeds for a client that supports channel binding but did not use it', () => {
    const challenge = challengeScram(verifier, 'y,,n=,r=clientnonce');
    expect(challenge?.conclude(prove(challenge.message, 'pencil', 'y,,'))).toMatch(/^v=/);
  });

  it('uses a new challenge each time, so that no answer can be replayed', () => {
    const first = challengeScram(verifier, 'n,,n=,r=clientnonce');
    const second = challengeScram(verifier, 'n,,n=,r=clientnonce');
    expect(second?.conclude(prove(first?.message ?? '', 'pencil'))).toBeUndefined();
  });

  it.each([
    ['a wrong password', (message: string) => prove(message, 'pencils')],
    ['another channel binding than the announced one', (message: string) => prove(message, 'pencil', 'y,,')],
    ['a proof of the wrong length', (message: string) => prove(message, 'pencil').slice(0, -8)],
    ['no proof', (message: string) => prove(message, 'pencil').replace(/,p=.*/, '')],
    ['nothing', () => ''],
  ])('fails with %s', (_, answer) => {
    const challenge = challengeScram(verifier, 'n,,n=,r=clientnonce');
    expect(challenge?.conclude(answer(challenge.message))).toBeUndefined();
  });

  it.each(['', 'n,,', 'n,,n=,r=', 'p=tls-server-end-point,,n=,r=abc', 'n,a=other,n=,r=abc', 'n,,n=,r=a b'])(
    'does not start with the first message %j',
    (clientFirst) => expect(challengeScram(verifier, clientFirst)).toBeUndefined(),
  );

  it('throws no exception for any answer', () => {
    const challenge = challengeScram(verifier, 'n,,n=,r=clientnonce');
    fc.assert(
      fc.property(anyText(), (proof) => {
        const prefix = `c=biws,r=${/^r=([^,]*)/.exec(challenge?.message ?? '')?.[1]},p=`;
        return challenge?.conclude(prefix + proof) === undefined && challenge?.conclude(proof) === undefined;
      }),
    );
  });
});
