import type { IncomingHttpHeaders } from 'node:http';

/** An HTTP request whose body has arrived. */
export interface ReceivedRequest {
  readonly method: string;
  /** As on the wire, before the `?`. */
  readonly path: string;
  /** As on the wire, after the `?`; empty when there is none. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/** What goes back. `content-length` and `date` are added when it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}
