import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ScramVerifier } from '../sql/scram-verifier';
import { scramHmac } from '../sql/scram-verifier';

/** Challenge for a client, and the check of its answer. */
export interface ScramChallenge {
  /** Server's first message, for the client. */
  readonly message: string;
  /** Returns the server's proof in answer to the client's proof, or undefined if the client's proof is wrong. */
  conclude(clientFinal: string): string | undefined;
}

const clientFirstPattern = /^([ny],,)(n=[^,]*,r=([\x21-\x2b\x2d-\x7e]+)(?:,.*)?)$/s;

/**
 * Begins the server's side of a SCRAM-SHA-256 exchange (RFC 5802 and 7677), without channel binding. As in PostgreSQL,
 * the user name in it is ignored: the start-up message has named the user. Returns undefined if the client's first
 * message is malformed or requires channel binding.
 */
export function challengeScram(verifier: ScramVerifier, clientFirst: string): ScramChallenge | undefined {
  const match = clientFirstPattern.exec(clientFirst);
  if (match === null) return undefined;
  const [, header = '', bare = '', clientNonce = ''] = match;
  const nonce = `${clientNonce}${randomBytes(18).toString('base64')}`;
  const message = `r=${nonce},s=${verifier.salt.toString('base64')},i=${verifier.iterations}`;
  const expected = `c=${Buffer.from(header).toString('base64')},r=${nonce}`;
  return {
    message,
    conclude: (clientFinal) => {
      if (!clientFinal.startsWith(`${expected},p=`)) return undefined;
      const proof = Buffer.from(clientFinal.slice(expected.length + 3), 'base64');
      const transcript = `${bare},${message},${expected}`;
      if (!provesPassword(verifier, proof, transcript)) return undefined;
      return `v=${scramHmac(verifier.serverKey, transcript).toString('base64')}`;
    },
  };
}

/** Checks the client's proof: its key XOR a signature that only a holder of the stored key can compute. */
function provesPassword({ storedKey }: ScramVerifier, proof: Buffer, transcript: string): boolean {
  const signature = scramHmac(storedKey, transcript);
  if (proof.length !== signature.length) return false;
  const clientKey = Buffer.from(proof.map((byte, index) => byte ^ (signature[index] ?? 0)));
  return timingSafeEqual(createHash('sha256').update(clientKey).digest(), storedKey);
}
