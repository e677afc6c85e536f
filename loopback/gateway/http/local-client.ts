import type { IncomingMessage } from 'node:http';
import type { CommonErrorCode } from '../errors';
import { CommonError } from '../errors';

/** Hosts and methods that a request may have. */
export interface ClientPolicy {
  /** Allowed `Host` headers: `127.0.0.1:<port>` and `localhost:<port>`. */
  readonly hosts: ReadonlySet<string>;
  /** Methods that at least one service's protocol uses. */
  readonly methods: ReadonlySet<string>;
}

interface Rule {
  readonly code: CommonErrorCode;
  readonly why: string;
  readonly refuses: (request: IncomingMessage, policy: ClientPolicy) => boolean;
}

/**
 * Rules against requests from web pages. A page in a browser on this machine can also send requests to 127.0.0.1, with
 * or without a preflight, and through its own host name that resolves to 127.0.0.1. No AWS client sends requests that
 * these rules refuse.
 */
const rules: readonly Rule[] = [
  {
    code: 'AccessDenied',
    why: 'The Host header must name the loopback address and port of this endpoint.',
    refuses: ({ headers }, { hosts }) => !hosts.has(headers.host?.toLowerCase() ?? ''),
  },
  {
    code: 'AccessDenied',
    why: 'Requests from web pages are refused: an Origin header is present.',
    refuses: ({ headers }) => headers.origin !== undefined,
  },
  {
    code: 'AccessDenied',
    why: 'Requests from web pages are refused: Sec-Fetch-Site is not none.',
    refuses: ({ headers }) => (headers['sec-fetch-site'] ?? 'none') !== 'none',
  },
  {
    code: 'AccessDenied',
    why: 'This endpoint does not allow cross-origin requests.',
    refuses: ({ method }) => method === 'OPTIONS',
  },
  {
    code: 'MethodNotAllowed',
    why: 'The specified method is not allowed against this resource.',
    refuses: ({ method }, { methods }) => !methods.has(method ?? ''),
  },
];

/** Throws the error of the first rule that the request's head violates, before any of its body is read. */
export function requireLocalClient(request: IncomingMessage, policy: ClientPolicy): void {
  const broken = rules.find((rule) => rule.refuses(request, policy));
  if (broken !== undefined) throw new CommonError(broken.code, broken.why);
}
