import type { Socket } from 'node:net';
import type { LoginMethod } from '../sql/login';
import type { ScramVerifier } from '../sql/scram-verifier';
import type { FatalError } from './messages';
import { ProtocolViolation, readMessage, renderAuthentication } from './messages';
import { challengeScram } from './scram-exchange';

const mechanism = 'SCRAM-SHA-256';

/**
 * Authenticates the client as `user`. The server does not do this: it has already accepted the connection of this process.
 * Returns undefined on success, else the error with which to refuse the client. The errors have the words of PostgreSQL
 * and of Aurora, whose token check is a PAM module.
 */
export async function proveIdentity(
  client: Socket,
  user: string,
  method: LoginMethod,
  acceptsToken: (token: string) => Promise<boolean>,
): Promise<FatalError | undefined> {
  if (method.state === 'iam') {
    client.write(renderAuthentication('cleartextPassword'));
    if (await acceptsToken(textOf(await readPassword(client)))) return undefined;
    return { code: '28000', message: `PAM authentication failed for user "${user}"` };
  }
  if (method.state === 'password' && (await provesPassword(client, method.verifier))) return undefined;
  return { code: '28P01', message: `password authentication failed for user "${user}"` };
}

async function provesPassword(client: Socket, verifier: ScramVerifier): Promise<boolean> {
  client.write(renderAuthentication('sasl', `${mechanism}\0\0`));
  const challenge = challengeScram(verifier, parseInitialResponse(await readPassword(client)));
  if (challenge === undefined) return false;
  client.write(renderAuthentication('saslContinue', challenge.message));
  const conclusion = challenge.conclude((await readPassword(client)).toString('latin1'));
  if (conclusion === undefined) return false;
  client.write(renderAuthentication('saslFinal', conclusion));
  return true;
}

/** Reads a client's message during authentication; all of them have this one type. */
async function readPassword(client: Socket): Promise<Buffer> {
  const { type, body } = await readMessage(client);
  if (type !== 'p') throw new ProtocolViolation(`expected a password message, got type "${type}"`);
  return body;
}

function textOf(body: Buffer): string {
  const end = body.indexOf(0);
  return body.toString('utf8', 0, end < 0 ? body.length : end);
}

/** Returns the mechanism's first message. The body is the mechanism's name, a length and that message. */
function parseInitialResponse(body: Buffer): string {
  const end = body.indexOf(0);
  return body.toString('latin1', 0, Math.max(end, 0)) === mechanism ? body.toString('latin1', end + 5) : '';
}
