import type { ClientSettings } from '../client-module';
import type { Environment } from '../environment';
import type { Answer, Stall } from '../tick-contract';
import type { WritePlan } from './writes';

/** Data of the thread that runs a client. `kind` distinguishes it from threads that others start with the same file. */
export interface ClientJob {
  readonly kind: 'failover-lab-client';
  readonly client: string;
  readonly runId: string;
  readonly plan: WritePlan;
  readonly environment: Environment;
  /** Memory of a `ClientColumns`. */
  readonly buffer: SharedArrayBuffer;
}

/** Message from the client's thread. */
export type ThreadMessage =
  | { readonly step: 'described'; readonly lesson?: string; readonly settings?: ClientSettings }
  | { readonly step: 'opened' }
  | { readonly step: 'not-opened'; readonly message: string }
  /** A new kind of answer, sent before the first tick that has it. Answers are numbered in this order, from 0. */
  | { readonly step: 'answered'; readonly answer: Answer }
  | { readonly step: 'written'; readonly stalls: readonly Stall[] }
  | { readonly step: 'closed' };

/** Message to the client's thread. `startMs` is on the shared clock. */
export type ProbeMessage = { readonly step: 'start'; readonly startMs: number } | { readonly step: 'close' };

export function isClientJob(data: unknown): data is ClientJob {
  return typeof data === 'object' && data !== null && Reflect.get(data, 'kind') === 'failover-lab-client';
}

export function isThreadMessage(message: unknown): message is ThreadMessage {
  return typeof message === 'object' && message !== null && STEPS.includes(Reflect.get(message, 'step'));
}

const STEPS: readonly unknown[] = [
  'described',
  'opened',
  'not-opened',
  'answered',
  'written',
  'closed',
] satisfies ThreadMessage['step'][];
