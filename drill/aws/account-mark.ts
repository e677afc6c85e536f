import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';

/**
 * Header of every response of a loopback account, errors included. AWS never sends it. Its value lists the account's
 * conditions as a query string: `pace=instant`.
 */
const ACCOUNT_MARK = 'x-loopback-account';

export interface AnsweringAccount {
  readonly kind: 'aws' | 'loopback';
  /** Conditions that the account reports, such as its pace. Empty for AWS. */
  readonly conditions: Readonly<Record<string, string>>;
}

/**
 * Looks for the mark on every response of every client, because the environment or a profile may set the endpoint of a
 * single service. Returns a function that reports which account has answered so far: a loopback account if one of its
 * services has answered.
 */
export function watchForMark(clients: readonly Client[]): () => AnsweringAccount {
  let answering: AnsweringAccount = { kind: 'aws', conditions: {} };
  for (const { middlewareStack } of clients) {
    (middlewareStack as MiddlewareStack).add(
      (next) => async (args) => {
        const result = await next(args);
        const mark = findMark(result.response);
        if (mark !== undefined) {
          answering = { kind: 'loopback', conditions: Object.fromEntries(new URLSearchParams(mark)) };
        }
        return result;
      },
      // With low priority the middleware runs before the SDK turns an error response into an exception.
      { name: 'watchForMark', step: 'deserialize', priority: 'low' },
    );
  }
  return () => answering;
}

interface Client {
  /** A `MiddlewareStack`, which differs between clients only in its input and output types. */
  readonly middlewareStack: unknown;
}

type MiddlewareStack = CloudFormationClient['middlewareStack'];

function findMark(response: unknown): string | undefined {
  const { headers } = response as { readonly headers: Readonly<Record<string, string>> };
  return headers[ACCOUNT_MARK];
}
