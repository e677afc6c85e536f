import { Signer } from '@aws-sdk/rds-signer';
import type { Clock } from './clock';

/** A token is valid for 15 minutes and checked at login only (user guide, "IAM database authentication"). */
const REUSE_MS = 10 * 60_000;

/** Returns a function that signs tokens locally, with the credentials and the Region of the environment. */
export function createTokenSigner(hostname: string, port: number, username: string): () => Promise<string> {
  const signer = new Signer({ hostname, port, username });
  return () => signer.getAuthToken();
}

/** Token for one endpoint. It is signed again well before it expires. */
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
    // Forgets a failed token so that the next login signs again. The caller handles the rejection.
    token.catch(() => {
      if (this.#current?.token === token) this.#current = undefined;
    });
    return token;
  }
}
