import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRealCluster } from './real-cluster';

const INSTANCES = 3;
/** As many as a small machine has processors. */
const LOOPS = 2;

/**
 * Counts how often a server of an undisturbed cluster counts as silent, or is restarted, while the cluster shares the
 * processors with endless loops.
 */
export async function countFalseAlarms(durationMs: number): Promise<number> {
  const { cluster, lines, close } = await createRealCluster(INSTANCES);
  const eventsBefore = cluster.events.all.length;
  const loops = Array.from({ length: LOOPS }, () => spawn(process.execPath, ['-e', 'for (;;);']));
  try {
    await sleep(durationMs);
    const silences = lines.filter((line) => line.includes('does not answer'));
    return silences.length + cluster.events.all.length - eventsBefore;
  } finally {
    for (const loop of loops) loop.kill('SIGKILL');
    await close();
  }
}
