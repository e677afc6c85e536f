import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientResult } from '../../../lambda/probe/client-contract';
import { systemClock } from '../../../lambda/probe/clock';
import { parseEvent } from '../../../lambda/probe/event';
import { startClients } from '../../../lambda/probe/harness/start-clients';
import { startThread } from '../../../lambda/probe/harness/start-thread';
import { bundle } from '../../lambda/failover/bundle';
import { SCRIPTED_CLIENTS } from './scripted-clients';

export type ScriptedClient = keyof typeof SCRIPTED_CLIENTS;

/** Deadline of a write, in ms. A thread on a busy machine may answer some hundreds of milliseconds late. */
export const DEADLINE_MS = 1_000;

/** Runs all scripted clients for a second, without a database, each in its thread. `port` accepts connections. */
export async function runScriptedClients(port: number): Promise<ClientResult[]> {
  const scripted = await bundle("export { handler } from '../test/support/probe/scripted-clients';");
  const folder = mkdtempSync(join(process.env.LAB_TEST_RUN_FOLDER ?? tmpdir(), 'lab-test-'));
  scripted.write(folder);
  try {
    return await runInThreads(join(folder, 'index.mjs'), port);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runInThreads(file: string, port: number): Promise<ClientResult[]> {
  const clients = Object.keys(SCRIPTED_CLIENTS);
  const event = { runId: 'r', durationSeconds: 1, clients, clientRateHz: 20, clientDeadlineMs: DEADLINE_MS };
  const lanes = startClients(parseEvent(event, clients), {
    environment: {
      databaseName: 'lab',
      user: 'failover_probe',
      port,
      writerHost: 'writer',
      readerHost: 'reader',
      members: [{ identifier: 'lab-1', host: 'lab-1' }],
    },
    startThread: (job) => startThread(file, job),
    clock: systemClock,
  });
  await Promise.all(lanes.map((lane) => lane.open()));
  const startMs = systemClock.nowMs();
  await Promise.all(lanes.map((lane) => lane.run(startMs)));
  await Promise.all(lanes.map((lane) => lane.close()));
  return lanes.map((lane) => lane.result(startMs));
}
