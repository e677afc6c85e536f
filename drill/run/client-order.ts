import type { ProbeEvent } from '../../lambda/probe/contract';
import type { ClientsPlan } from './plan';

/**
 * Returns the probe's order for the clients of a run. `run` counts from 1. Each run begins with another client, so that no
 * client always starts first.
 */
export function orderClients(
  { names, rateHz, deadlineMs }: ClientsPlan,
  run: number,
): Pick<ProbeEvent, 'clients' | 'clientRateHz' | 'clientDeadlineMs'> {
  const first = (run - 1) % names.length;
  return {
    clients: [...names.slice(first), ...names.slice(0, first)],
    clientRateHz: rateHz,
    clientDeadlineMs: deadlineMs,
  };
}
