import type { IncomingHttpHeaders } from 'node:http';

/** What is known of an HTTP request before its body has arrived. */
export interface RequestHead {
  readonly method: string;
  /** As on the wire, before the `?`. */
  readonly path: string;
  /** As on the wire, after the `?`; empty when there is none. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
}

/** An HTTP request whose body has arrived. */
export interface ReceivedRequest extends RequestHead {
  readonly body: Uint8Array;
}

/** What goes back. `content-length`, unless it is there, and `date` are added when it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}
