import { writeSync } from 'node:fs';
import { Socket } from 'node:net';

/** File descriptors inherited from the account's process; see `sandbox/launch.ts`. */
const requestsFd = 3;
const answersFd = 4;

/**
 * Sends a message to the account. Written synchronously, so that messages keep their order and none is lost when the
 * process ends.
 *
 * @param {import('../sandbox/messages').SandboxMessage} message
 */
export function send(message) {
  let rest = Buffer.from(`${JSON.stringify(message)}\n`);
  while (rest.length > 0) rest = rest.subarray(writeSync(answersFd, rest));
}

/**
 * Receives the account's messages, one JSON text per line. Keeps the process running unless the socket is
 * unreferenced.
 *
 * @param {(message: import('../sandbox/messages').InvokeMessage) => void} onMessage
 */
export function listen(onMessage) {
  const socket = new Socket({ fd: requestsFd, readable: true, writable: false });
  let pending = '';
  socket.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
    const lines = (pending + chunk).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) onMessage(JSON.parse(line));
  });
  // The socket closes when the account ends.
  socket.on('error', () => process.exit()).on('end', () => process.exit());
  return socket;
}
