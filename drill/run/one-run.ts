import type { FailoverResult } from '../../lambda/failover/contract';
import type { ProbeEvent, ProbeResult } from '../../lambda/probe/contract';
import type { DeployedLab } from '../deployed-lab';
import { invokeFailoverFunction } from '../failover';
import { invoke } from '../invoke';
import { waitForBeginning } from './beginning';
import type { Context } from './deps';
import type { DrillPlan } from './plan';

/** What came of one run. */
export interface Measurement {
  readonly probe: ProbeResult;
  readonly failover: FailoverResult;
}

/**
 * Runs the probe across one failover. Each function is invoked once. When one fails the other is no longer waited
 * for, but goes on to its end.
 */
export async function measureOnce(
  context: Context,
  lab: DeployedLab,
  plan: DrillPlan,
  run: number,
): Promise<Measurement> {
  const stop = new AbortController();
  const inner = { ...context, signal: AbortSignal.any([context.signal, stop.signal]) };
  try {
    const runId = context.time.newRunId();
    context.listen({ state: 'opening', run, runId });
    const probing = startProbe(inner, lab, plan, runId);
    const failingOver = failOverWhenMeasuring(inner, lab, plan, run, runId);
    // A probe that ends before the failover was requested has failed to begin: then there is no failover.
    const [probe, failover] = await Promise.all([probing, failingOver]);
    return { probe, failover };
  } finally {
    stop.abort();
  }
}

function startProbe(
  { clients, signal }: Context,
  lab: DeployedLab,
  { rateHz, beforeSeconds, afterSeconds }: DrillPlan,
  runId: string,
): Promise<ProbeResult> {
  const event: ProbeEvent = { runId, durationSeconds: beforeSeconds + afterSeconds, rateHz };
  return invoke<ProbeResult>(clients, lab.ProbeFunctionName, event, signal);
}

async function failOverWhenMeasuring(
  context: Context,
  lab: DeployedLab,
  { targetInstanceIdentifier, beforeSeconds, afterSeconds }: DrillPlan,
  run: number,
  runId: string,
): Promise<FailoverResult> {
  const { clients, listen, time, signal } = context;
  await waitForBeginning(context, lab, runId);
  listen({ state: 'measuring', run, beforeSeconds });
  await time.sleep(beforeSeconds * 1000, signal);
  listen({ state: 'failing-over', run, afterSeconds });
  const event = targetInstanceIdentifier === undefined ? {} : { targetInstanceIdentifier };
  const failover = await invokeFailoverFunction(clients, lab, event, signal);
  listen({ state: 'failed-over', run, failover });
  return failover;
}
