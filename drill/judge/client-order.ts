import type { RunClient } from '../report-format/client';

/** Sorts clients, the best first: by their outcome, then by lost and duplicated writes, errors and length of the outage. */
export function sortClients(clients: readonly RunClient[]): RunClient[] {
  return clients.toSorted((one, other) => compareRanks(rank(one), rank(other)));
}

/** Compares lists of numbers by their first difference. */
export function compareRanks(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : Number(one[at]) - Number(other[at]);
}

function rank(client: RunClient): number[] {
  if (client.state === 'not-opened') return [3];
  const { state, lost, duplicated, errorsToCaller, outageMs } = client;
  const fate = state !== 'ran' ? 2 : outageMs.ended ? 0 : 1;
  return [fate, (lost ?? 0) + (duplicated ?? 0), errorsToCaller, outageMs.high ?? outageMs.low];
}
