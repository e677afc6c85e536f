import type { Socket } from 'node:net';

/** Watches whether the client of a request is still connected. */
export interface ClientPresence {
  /** Aborts when the connection ends. */
  readonly signal: AbortSignal;
  /** Stops watching, because the request has been answered and the connection may serve others. */
  end(): void;
}

export function watchClient(socket: Socket): ClientPresence {
  let gone: AbortController | undefined;
  const abort = () => gone?.abort();
  return {
    // Created on demand, because few actions need the signal.
    get signal() {
      if (gone === undefined) {
        gone = new AbortController();
        if (socket.destroyed) gone.abort();
        else socket.once('close', abort);
      }
      return gone.signal;
    },
    end: () => socket.off('close', abort),
  };
}
