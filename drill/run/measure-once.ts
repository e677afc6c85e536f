import type { FailoverResult } from '../../lambda/failover/contract';
import type { ProbeEvent, ProbeResult } from '../../lambda/probe/contract';
import type { DeployedLab } from '../aws/deployed-lab';
import { invoke } from '../aws/invoke';
import { invokeFailoverFunction } from '../aws/invoke-failover-function';
import type { MemberFacts } from '../report-format/member';
import { orderClients } from './client-order';
import type { Context } from './context';
import type { DrillPlan } from './plan';
import { waitForProbeStart } from './probe-start';

/** Results of one run. `members` are as described before the failover. */
export interface Measurement {
  readonly probe: ProbeResult;
  readonly failover: FailoverResult;
  readonly members: readonly MemberFacts[];
}

/**
 * Runs the probe during one failover. Invokes each function once. If one function fails, rejects without waiting for
 * the other, which still runs to completion.
 */
export async function measureOnce(
  context: Context,
  lab: DeployedLab,
  plan: DrillPlan,
  run: number,
): Promise<Pick<Measurement, 'probe' | 'failover'>> {
  const stop = new AbortController();
  const inner = { ...context, signal: AbortSignal.any([context.signal, stop.signal]) };
  try {
    const runId = context.time.newRunId();
    context.listen({ state: 'opening', run, runId });
    const probing = startProbe(inner, lab, plan, run, runId);
    const failingOver = failOverWhenMeasuring(inner, lab, plan, run, runId);
    // If the probe fails before the failover is requested, `stop` prevents the request.
    const [probe, failover] = await Promise.all([probing, failingOver]);
    return { probe, failover };
  } finally {
    stop.abort();
  }
}

function startProbe(
  { clients, signal }: Context,
  lab: DeployedLab,
  { rateHz, beforeSeconds, afterSeconds, clients: clientsPlan }: DrillPlan,
  run: number,
  runId: string,
): Promise<ProbeResult> {
  const event: ProbeEvent = {
    runId,
    durationSeconds: beforeSeconds + afterSeconds,
    rateHz,
    ...(clientsPlan && orderClients(clientsPlan, run)),
  };
  return invoke<ProbeResult>(clients, lab.ProbeFunctionName, event, signal);
}

async function failOverWhenMeasuring(
  context: Context,
  lab: DeployedLab,
  { targetInstanceIdentifier, beforeSeconds, afterSeconds, clients: clientsPlan }: DrillPlan,
  run: number,
  runId: string,
): Promise<FailoverResult> {
  const { clients, listen, time, signal } = context;
  await waitForProbeStart(context, lab, runId);
  listen({ state: 'measuring', run, beforeSeconds });
  await time.sleep(beforeSeconds * 1000, signal);
  listen({ state: 'failing-over', run, afterSeconds, clientDeadlineMs: clientsPlan?.deadlineMs });
  const event = targetInstanceIdentifier === undefined ? {} : { targetInstanceIdentifier };
  const failover = await invokeFailoverFunction(clients, lab, event, signal);
  listen({ state: 'failed-over', run, failover });
  return failover;
}
