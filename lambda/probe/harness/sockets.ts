import { Socket } from 'node:net';
import type { ClientColumns } from './columns';

/** Counts the TCP connections that this thread opens from now on, through any library. */
export function countConnections(columns: ClientColumns): void {
  const { connect } = Socket.prototype;
  // All libraries connect through this method: directly, or by `net.connect` or `tls.connect`.
  Socket.prototype.connect = function countedConnect(this: Socket, ...args: unknown[]) {
    this.once('connect', () => {
      columns.count('connectionsOpened', 1);
      columns.count('connectionsOpen', 1);
      onDestroy(this, () => columns.count('connectionsOpen', -1));
    });
    return Reflect.apply(connect, this, args);
  };
}

/** Calls the listener when the socket is destroyed. Libraries such as Postgres.js remove the listeners of an event. */
function onDestroy(socket: Socket, listener: () => void): void {
  const { _destroy } = socket;
  socket._destroy = function countedDestroy(...args) {
    listener();
    Reflect.apply(_destroy, this, args);
  };
}
