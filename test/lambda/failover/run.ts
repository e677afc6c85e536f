import type { FailoverResult } from '../../../lambda/failover/contract';
import { runFailover } from '../../../lambda/failover/run-failover';
import type { AuroraScript } from './scripted-aurora';
import { ScriptedAurora } from './scripted-aurora';
import { VirtualClock } from './virtual-clock';

/** Result and side effects of one invocation. */
export interface Run {
  readonly outcome: FailoverResult | Error;
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
  const aurora = new ScriptedAurora(clock, script);
  const log: Readonly<Record<string, unknown>>[] = [];
  const outcome = await runFailover(event, {
    ownCluster: 'lab',
    controlPlane: aurora,
    clock,
    random: () => random,
    log: (line) => log.push(line),
    answerByMs: remainingMs - 5_000,
  }).catch((error: Error) => error);
  return { outcome, aurora, log, tookMs: clock.nowMs() };
}

/** Returns the result of an invocation. @throws the error of an invocation that failed */
export function resultOf({ outcome }: Run): FailoverResult {
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

/** Returns `name: message` of a failed invocation. @throws Error if the invocation succeeded */
export function errorOf({ outcome }: Run): string {
  if (outcome instanceof Error) return `${outcome.name}: ${outcome.message}`;
  throw new Error(`expected an error, got ${JSON.stringify(outcome)}`);
}

export function failoverCalls({ aurora }: Run): readonly string[] {
  return aurora.calls.filter((call) => call.startsWith('failoverCluster'));
}
