import type { MeasuredClient, RunClient } from '../report-format/client';
import { formatBracket, formatCount, formatMs, formatNumberOf } from '../report-format/number-text';
import type { Budgets } from '../report-format/verdict';

/** Lists why the judged clients did not keep their budgets. A client that is not judged cannot fail. */
export function findClientReasons(clients: readonly RunClient[], budgets: Budgets): string[] {
  if (!hasClientBudget(budgets)) return [];
  return judgeEach(clients, budgets, (client) => judgeClient(client, budgets));
}

/** Lists the judged clients that lost acknowledged writes. Stalls of the probe do not affect these reasons. */
export function findClientLossReasons(clients: readonly RunClient[], budgets: Budgets): string[] {
  return judgeEach(clients, budgets, (client) => judgeLoss(client, budgets.maxLost));
}

function judgeEach(
  clients: readonly RunClient[],
  { judgedClients = [] }: Budgets,
  judge: (client: RunClient | undefined) => string[],
): string[] {
  return judgedClients.flatMap((name) =>
    judge(clients.find((each) => each.name === name)).map((reason) => `client ${name}: ${reason}`),
  );
}

/** Whether a budget for clients is set: then the probe's own outages are not judged without a budget. */
export function hasClientBudget({ maxClientOutageMs, maxClientErrors }: Budgets): boolean {
  return maxClientOutageMs !== undefined || maxClientErrors !== undefined;
}

/** A client that did not run to the end fails: its figures do not contain the writes after its end. */
function judgeClient(client: RunClient | undefined, budgets: Budgets): string[] {
  if (!client) return ['the run has no result of it'];
  if (client.state === 'not-opened') return [...client.notes];
  if (client.state !== 'ran') return [describeEnd(client)];
  return [...judgeOutage(client, budgets.maxClientOutageMs), ...judgeErrors(client, budgets.maxClientErrors)];
}

function describeEnd({ state, outageMs }: MeasuredClient): string {
  const end = state === 'crashed' ? 'it crashed' : 'its thread did not respond after the run';
  return outageMs.high === 0 ? end : `${end}, and ${describeLength(outageMs)}`;
}

function judgeOutage({ outageMs, blindMs }: MeasuredClient, maxMs: number | undefined): string[] {
  if (maxMs === undefined) return [];
  const budget = `the budget is ${formatMs(maxMs)}`;
  const { high } = outageMs;
  if (high === null) {
    return [`it had not recovered when the run ended, and ${describeLength(outageMs)}; ${budget}`];
  }
  if (high > maxMs) return [`${describeLength(outageMs)}; ${budget}`];
  if (blindMs <= maxMs) return [];
  return [`it was stalled for ${formatMs(blindMs)}, which could hide an outage; ${budget}`];
}

function describeLength(outageMs: MeasuredClient['outageMs']): string {
  return `its outage lasted ${formatBracket(outageMs)}`;
}

function judgeErrors({ errorsToCaller }: MeasuredClient, maxErrors: number | undefined): string[] {
  if (maxErrors === undefined || errorsToCaller <= maxErrors) return [];
  return [
    `the caller saw ${formatNumberOf(errorsToCaller, 'error')}; the budget is ${formatCount(maxErrors)}`,
  ];
}

/** A write that the client acknowledged to its caller must not be lost either. */
function judgeLoss(client: RunClient | undefined, maxLost: number): string[] {
  if (!client || client.state === 'not-opened' || client.lost === null || client.lost <= maxLost) return [];
  return [
    `${formatCount(client.lost)} of ${formatNumberOf(client.acknowledged, 'acknowledged write')} lost; the budget is ${formatCount(maxLost)}`,
  ];
}
