import type { IncomingMessage } from 'node:http';
import type { CommonErrorCode } from '../errors';
import { CommonError } from '../errors';

/** What the door lets through. */
export interface DoorPolicy {
  /** `127.0.0.1:<port>` and `localhost:<port>`. */
  readonly hosts: ReadonlySet<string>;
  /** Methods that some service's protocol uses. */
  readonly methods: ReadonlySet<string>;
}

interface Rule {
  readonly code: CommonErrorCode;
  readonly why: string;
  readonly refuses: (request: IncomingMessage, policy: DoorPolicy) => boolean;
}

/**
 * A web page in a browser on this machine can send requests to 127.0.0.1 too, with or without a preflight, and
 * through a name of its own that resolves to it. No AWS client sends what these rules look for.
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
    why: 'There is no cross-origin access to this endpoint.',
    refuses: ({ method }) => method === 'OPTIONS',
  },
  {
    code: 'MethodNotAllowed',
    why: 'The specified method is not allowed against this resource.',
    refuses: ({ method }, { methods }) => !methods.has(method ?? ''),
  },
];

/** Throws the first rule's error that the request's head breaks, before anything of its body is read. */
export function passDoor(request: IncomingMessage, policy: DoorPolicy): void {
  const broken = rules.find((rule) => rule.refuses(request, policy));
  if (broken !== undefined) throw new CommonError(broken.code, broken.why);
}
