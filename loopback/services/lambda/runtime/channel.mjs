import { writeSync } from 'node:fs';
import { Socket } from 'node:net';

/** Inherited from the account's process; see `sandbox/launch.ts`. */
const requestsFd = 3;
const answersFd = 4;

/**
 * Tells the account something. Written before the call returns, so that no last words are lost and what was said
 * first arrives first.
 *
 * @param {import('../sandbox/messages').SandboxMessage} message
 */
export function send(message) {
  let rest = Buffer.from(`${JSON.stringify(message)}\n`);
  while (rest.length > 0) rest = rest.subarray(writeSync(answersFd, rest));
}

/**
 * Hears what the account says, one JSON text a line. Keeps the process running unless it is unreferenced.
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
  // The account has ended.
  socket.on('error', () => process.exit()).on('end', () => process.exit());
  return socket;
}
