import type { Socket } from 'node:net';

/** Watches whether the client of a request is still connected. */
export interface ClientPresence {
  /** Aborts when the connection ends. */
  readonly signal: AbortSignal;
  /** Stops watching, because the request has been answered and the connection may serve others. */
  end(): void;
}

export function watchClient(socket: Socket): ClientPresence {
  const gone = new AbortController();
  const abort = () => gone.abort();
  socket.once('close', abort);
  return {
    signal: gone.signal,
    end: () => socket.off('close', abort),
  };
}
