import { Signer } from '@aws-sdk/rds-signer';
import type { Clock } from './clock';

/** Tokens are good for 15 minutes and checked at login only (user guide, "IAM database authentication"). */
const REUSE_MS = 10 * 60_000;

/** Signs on this machine, with the credentials and in the Region the environment gives. */
export function createTokenSigner(hostname: string, port: number, username: string): () => Promise<string> {
  const signer = new Signer({ hostname, port, username });
  return () => signer.getAuthToken();
}

/** The token for one endpoint, signed once and used for as long as it is safely good. */
export class IamToken {
  readonly #sign: () => Promise<string>;
  readonly #clock: Clock;
  #current: { readonly signedAtMs: number; readonly token: Promise<string> } | undefined;

  constructor(sign: () => Promise<string>, clock: Clock) {
    this.#sign = sign;
    this.#clock = clock;
  }

  get(): Promise<string> {
    const nowMs = this.#clock.nowMs();
    if (this.#current && nowMs - this.#current.signedAtMs < REUSE_MS) return this.#current.token;
    const token = this.#sign();
    this.#current = { signedAtMs: nowMs, token };
    // The next login is to try again; this one hears of the failure by the promise it got.
    token.catch(() => {
      if (this.#current?.token === token) this.#current = undefined;
    });
    return token;
  }
}
