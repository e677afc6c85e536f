import type { ProbeEvent, ProbeResult } from '../../lambda/probe/contract';
import type { DeployedLab } from '../aws/deployed-lab';
import { invoke } from '../aws/invoke';
import type { Played } from '../causes/cause';
import type { CauseFacts } from '../report-format/cause';
import type { Observation } from '../report-format/failover';
import type { MemberFacts } from '../report-format/member';
import type { Context } from './context';
import type { DrillPlan } from './plan';
import type { RunOrder } from './play-cause';
import { playCause } from './play-cause';
import { requireWriter } from './readiness';

/** Results of one run. `members` are as described before the cause. */
export interface Measurement {
  readonly probe: ProbeResult;
  readonly cause: CauseFacts;
  /** Result of the failover that the failover function requested, or of its watch. */
  readonly failover: Observation;
  readonly members: readonly MemberFacts[];
}

/**
 * Runs the probe while one cause is played. If the probe or the cause fails, rejects without waiting for functions that
 * still run to completion. Ends the cause in any case.
 */
export async function measureOnce(
  context: Context,
  lab: DeployedLab,
  plan: DrillPlan,
  order: Omit<RunOrder, 'runId'>,
): Promise<Omit<Measurement, 'members'>> {
  const stop = new AbortController();
  const inner = { ...context, signal: AbortSignal.any([context.signal, stop.signal]) };
  const runId = context.time.newRunId();
  let played: Promise<Played> | undefined;
  try {
    const writer = requireWriter(order.cluster, lab).identifier;
    context.listen({ state: 'opening', run: order.run, runId, writer });
    const probing = startProbe(inner, lab, plan, order.clients, runId);
    played = playCause(inner, lab, plan, { ...order, runId });
    // If the probe fails before the cause is played, `stop` keeps the cause from being played.
    const [probe, { cause, observation }] = await Promise.all([probing, played]);
    context.listen({ state: 'failed-over', run: order.run, failover: observation });
    const endedAt = await endCause(played);
    return { probe, cause: { ...cause, ...(endedAt && { endedAt }) }, failover: observation };
  } finally {
    stop.abort();
    await endCause(played);
  }
}

/** Ends the cause if it has begun, for example by stopping an experiment. Returns the time at which the cause ended. */
async function endCause(played: Promise<Played> | undefined): Promise<string | undefined> {
  const { end } = (await played?.catch(() => undefined)) ?? {};
  return await end?.();
}

function startProbe(
  { clients, signal }: Context,
  lab: DeployedLab,
  { rateHz, beforeSeconds, afterSeconds, clients: clientsPlan }: DrillPlan,
  names: readonly string[],
  runId: string,
): Promise<ProbeResult> {
  const event: ProbeEvent = {
    runId,
    durationSeconds: beforeSeconds + afterSeconds,
    rateHz,
    ...(clientsPlan && {
      clients: names,
      clientRateHz: clientsPlan.rateHz,
      clientDeadlineMs: clientsPlan.deadlineMs,
    }),
  };
  return invoke<ProbeResult>(clients, lab.ProbeFunctionName, event, signal);
}
