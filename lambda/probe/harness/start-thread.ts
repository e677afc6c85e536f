import { Worker } from 'node:worker_threads';
import type { ClientJob } from './messages';

/** Starts the thread of a client. Tests start threads with other clients. */
export type StartThread = (job: ClientJob) => Worker;

/** Memory of a thread. Without a limit each thread would plan with the memory of the whole function. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/** Starts a thread with the file of the bundle, which runs the client of the job. */
export function startThread(bundle: string, job: ClientJob): Worker {
  // Without `execArgv`: a thread then has the same preloaded modules as the process.
  return new Worker(bundle, { workerData: job, resourceLimits: RESOURCE_LIMITS });
}
