import { Socket } from 'node:net';
import type { ClientColumns } from './columns';

/**
 * Counts the TCP connections that this thread opens from now on, through any library. All libraries connect with the
 * method `connect` of a socket, directly or by `net.connect` or `tls.connect`.
 */
export function countConnections(columns: ClientColumns): void {
  const { connect, _destroy } = Socket.prototype;
  const open = new WeakSet<Socket>();
  const connecting = new Set<Socket>();
  Object.assign(Socket.prototype, {
    connect(this: Socket, ...args: unknown[]) {
      if (columns.counter('connectionsOpen') + connecting.size >= MAX_OPEN) {
        process.nextTick(() => this.destroy(tooMany()));
        return this;
      }
      connecting.add(this);
      this.once('connect', () => {
        connecting.delete(this);
        open.add(this);
        columns.count('connectionsOpened', 1);
        columns.count('connectionsOpen', 1);
      });
      return Reflect.apply(connect, this, args);
    },
    // Not an event: postgres.js removes all listeners from a socket.
    _destroy(this: Socket, ...args: unknown[]) {
      connecting.delete(this);
      if (open.delete(this)) columns.count('connectionsOpen', -1);
      return Reflect.apply(_destroy, this, args);
    },
  });
}

/** A client that leaks connections must not take those of the probe: a small database allows 200 for all. */
const MAX_OPEN = 100;

function tooMany(): Error {
  return new Error(
    `the client has ${MAX_OPEN} connections open, which is the limit of the probe for one client`,
  );
}
