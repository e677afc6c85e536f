import { sortClients } from '../judge/client-order';
import type { RunClient } from '../report-format/client';
import { formatMs, formatNumberOf } from '../report-format/number-text';
import type { Report } from '../report-format/report';
import type { Run } from '../report-format/run';
import { endSentence, toSentence } from './sentences';

/** Describes each client, the best first: its lesson, its settings and the notes on it. */
export function describeClients({ clients }: Pick<Run, 'clients'>): string[] {
  return sortClients(clients).flatMap((client) => {
    const facts = [describeSettings(client), ...client.notes].filter(Boolean).map(toSentence);
    const sentences = client.lesson ? [endSentence(client.lesson), ...facts] : facts;
    return sentences.length === 0 ? [] : [`${client.name}: ${sentences.join(' ')}`];
  });
}

function describeSettings({ settings = {} }: RunClient): string {
  const texts = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  return texts.length === 0 ? '' : `settings: ${texts.join(', ')}`;
}

/** Explains the columns of the table of clients. */
export const CLIENT_COLUMNS =
  'Errors: writes that failed for the caller. Stale: time from the first to the last write that was refused as read-only. Unknown: errors after which the caller cannot know whether the write was applied ("indeterminate" in the figure). Stored: unknown writes that have a row; a retry without a key writes them twice. Worst wait: longest time until a write was acknowledged or failed. Opened: TCP connections.';

/** Explains that the runs have different clients; empty if all clients were measured at once. */
export function describeClientGroups({ plan }: Report): string {
  const { clients = [], clientGroups, processors } = plan;
  if (clientGroups === undefined) return '';
  const on = processors === undefined ? '' : ` on ${formatNumberOf(processors, 'processor')}`;
  return `${formatNumberOf(clients.length, 'client')}${on}: measured in ${clientGroups.length} groups, each during another failover.`;
}

/** Describes the budgets of the clients, and to which clients they apply. */
export function describeClientBudgets({ budgets, runs }: Report): string[] {
  if (runs.every(({ clients }) => clients.length === 0)) return [];
  const { judgedClients = [], maxClientOutageMs, maxClientErrors, maxLost } = budgets;
  const limits = [
    ...(maxClientOutageMs === undefined ? [] : [`an outage of ${formatMs(maxClientOutageMs)}`]),
    ...(maxClientErrors === undefined ? [] : [formatNumberOf(maxClientErrors, 'error')]),
    formatNumberOf(maxLost, 'lost write'),
  ];
  if (judgedClients.length === 0) return ['No client has a budget.'];
  return [`The budget of ${LIST.format(judgedClients)} is ${LIST.format(limits)}.`];
}

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });
