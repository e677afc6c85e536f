import type { DeserializeMiddleware, MiddlewareStack } from '@smithy/types';

/**
 * Header of every answer of a loopback account, errors included. AWS never sends it. Its value lists the account's
 * conditions as a query string does: `pace=instant`.
 */
const ACCOUNT_MARK = 'x-loopback-account';

export interface AnsweringAccount {
  readonly kind: 'aws' | 'loopback';
  /** As the account itself names them; none for AWS. */
  readonly conditions: Readonly<Record<string, string>>;
}

/**
 * Looks for the mark on every answer that the clients receive; which endpoint they call may be set in the environment
 * or in a profile, for all services or for one. Returns a function that says who has answered so far: a loopback account
 * if any service of it has.
 */
export function watchForMark(clients: readonly Client[]): () => AnsweringAccount {
  let answering: AnsweringAccount = { kind: 'aws', conditions: {} };
  const watch: DeserializeMiddleware<object, object> = (next) => async (args) => {
    const result = await next(args);
    const mark = findMark(result.response);
    if (mark !== undefined) {
      answering = { kind: 'loopback', conditions: Object.fromEntries(new URLSearchParams(mark)) };
    }
    return result;
  };
  for (const { middlewareStack } of clients) {
    // Of low priority: before the SDK turns an answer that is an error into an exception.
    const options = { name: 'watchForMark', step: 'deserialize', priority: 'low' } as const;
    (middlewareStack as MiddlewareStack<object, object>).add(watch, options);
  }
  return () => answering;
}

interface Client {
  /** A `MiddlewareStack` of the client's own inputs and outputs. */
  readonly middlewareStack: unknown;
}

function findMark(response: unknown): string | undefined {
  const { headers } = response as { readonly headers: Readonly<Record<string, string>> };
  return headers[ACCOUNT_MARK];
}
