import type { IncomingHttpHeaders } from 'node:http';

/** HTTP request before its body has arrived. */
export interface RequestHead {
  readonly method: string;
  /** Path as sent, before the `?`. */
  readonly path: string;
  /** Query as sent, after the `?`; empty if absent. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
}

/** HTTP request whose body has arrived. */
export interface ReceivedRequest extends RequestHead {
  readonly body: Uint8Array;
}

/** HTTP response. When it is sent, `date` is added, and `content-length` if `headers` does not contain it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}
