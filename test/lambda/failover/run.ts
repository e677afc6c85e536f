import type { FailoverResult, WatchResult } from '../../../lambda/failover/contract';
import { runInvocation } from '../../../lambda/failover/run-invocation';
import type { AuroraScript } from './scripted-aurora';
import { ScriptedAurora } from './scripted-aurora';
import { VirtualClock } from './virtual-clock';

/** Result and side effects of one invocation. */
export interface Run {
  readonly outcome: FailoverResult | WatchResult | Error;
  readonly aurora: ScriptedAurora;
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** Duration of the invocation. */
  readonly tookMs: number;
}

/** Invokes the function on a scripted cluster `lab`, with a virtual clock. */
export async function run(
  event: unknown,
  script: AuroraScript = {},
  remainingMs = 900_000,
  random = 0.5,
): Promise<Run> {
  const clock = new VirtualClock();
  return await invoke(event, new ScriptedAurora(clock, script), clock, remainingMs, random);
}

/** Invokes the function on a cluster that earlier invocations may have seen. */
export async function invoke(
  event: unknown,
  aurora: ScriptedAurora,
  clock: VirtualClock,
  remainingMs = 900_000,
  random = 0.5,
): Promise<Run> {
  const startedAtMs = clock.nowMs();
  const log: Readonly<Record<string, unknown>>[] = [];
  const outcome = await runInvocation(event, {
    ownCluster: 'lab',
    controlPlane: aurora,
    clock,
    random: () => random,
    log: (line) => log.push(line),
    answerByMs: startedAtMs + remainingMs - 5_000,
  }).catch((error: Error) => error);
  return { outcome, aurora, log, tookMs: clock.nowMs() - startedAtMs };
}

/** Returns the result of a failover. @throws the error of an invocation that failed */
export function resultOf({ outcome }: Run): FailoverResult {
  if (outcome instanceof Error) throw outcome;
  if ('requestedAt' in outcome.timeline) return outcome as FailoverResult;
  throw new Error(`expected the result of a failover, got ${JSON.stringify(outcome)}`);
}

/** Returns the result of a watch. @throws the error of an invocation that failed */
export function watchResultOf({ outcome }: Run): WatchResult {
  if (outcome instanceof Error) throw outcome;
  if ('beganAt' in outcome.timeline) return outcome as WatchResult;
  throw new Error(`expected the result of a watch, got ${JSON.stringify(outcome)}`);
}

/** Returns `name: message` of a failed invocation. @throws Error if the invocation succeeded */
export function errorOf({ outcome }: Run): string {
  if (outcome instanceof Error) return `${outcome.name}: ${outcome.message}`;
  throw new Error(`expected an error, got ${JSON.stringify(outcome)}`);
}

export function failoverCalls({ aurora }: Run): readonly string[] {
  return aurora.calls.filter((call) => call.startsWith('failoverCluster'));
}
