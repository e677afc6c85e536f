import { sortClients } from '../../judge/client-order';
import { nameZero } from '../../report-format/cause';
import type { RunClient } from '../../report-format/client';
import { judgedOutages } from '../../report-format/judged-outages';
import type { CellState, Lane, Strip } from '../../report-format/lane';
import { findLongestBracket } from '../../report-format/longest-outage';
import { memberOfLane } from '../../report-format/member-of-lane';
import { formatBracket } from '../../report-format/number-text';
import type { Outage } from '../../report-format/outage';
import type { Run } from '../../report-format/run';
import type { Span } from '../../report-format/span';

/** Part of a row, drawn with one look. */
export interface Bar extends Span {
  readonly look: CellState | 'writer' | 'reader';
}

/** Row of the figure. */
export interface Row {
  readonly title: string;
  readonly subtitle: string;
  /** Texts at the right end of the row. */
  readonly figure: string;
  readonly notes: readonly string[];
  readonly bars: readonly Bar[];
  readonly outages: readonly Outage[];
}

const TITLES: Readonly<Record<string, string>> = {
  'write pool': 'Writes, held connections',
  'write fresh': 'Writes, new connections',
  'read pool': 'Reads, held connections',
  'read fresh': 'Reads, new connections',
};

/** Lists the rows of a run's figure in groups: lanes, clients from the best, members. */
export function toRowGroups(run: Run): Row[][] {
  const zero = nameZero(run.cause.name);
  const members = run.lanes.flatMap((lane) => {
    const identifier = memberOfLane(lane);
    return identifier === undefined ? [] : [toMemberRow(identifier, lane, run)];
  });
  const lanes = run.lanes
    .filter((lane) => memberOfLane(lane) === undefined)
    .map((lane) => toLaneRow(lane, zero));
  const clients = sortClients(run.clients).map((client) => toClientRow(client, zero));
  return [lanes, clients, members].filter((rows) => rows.length > 0);
}

function toLaneRow(lane: Lane, zero: string): Row {
  return {
    title: TITLES[`${lane.operation} ${lane.connection}`] ?? lane.name,
    subtitle: `${lane.name}, ${describeRate(lane.periodMs)}`,
    bars: toBars(lane.strip),
    ...describeOutages(lane.outages, zero),
  };
}

function toClientRow(client: RunClient, zero: string): Row {
  const { name, state } = client;
  if (state === 'not-opened') {
    return { title: name, subtitle: 'client', figure: 'not opened', notes: [], bars: [], outages: [] };
  }
  const { notes, ...outages } = describeOutages(client.outages, zero);
  return {
    title: name,
    subtitle: `client, ${describeRate(client.periodMs)}`,
    bars: toBars(client.strip),
    ...outages,
    notes: state === 'ran' ? notes : [state],
  };
}

function describeRate(periodMs: number): string {
  return `${Math.round(1000 / periodMs)} a second`;
}

function toMemberRow(identifier: string, lane: Lane, run: Run): Row {
  const roles = run.members.find((member) => member.identifier === identifier)?.roles ?? [];
  return {
    title: identifier,
    subtitle: roles.map(({ role }) => role).join(', then ') || 'not seen',
    bars: [
      ...roles.map(({ role, fromMs, toMs }) => ({ look: role, fromMs, toMs })),
      ...toBars(lane.strip).filter(({ look }) => look !== 'ok'),
    ],
    ...describeOutages(lane.outages, nameZero(run.cause.name)),
  };
}

function describeOutages(all: readonly Outage[], zero: string): Pick<Row, 'figure' | 'notes' | 'outages'> {
  const outages = judgedOutages({ outages: all });
  const longest = findLongestBracket(outages);
  const { ended } = longest;
  const interruptions = outages.length;
  const earlier = all.length - interruptions;
  const notes = [
    ...(interruptions > 1 ? [`${ended ? 'longest of' : 'not ended: 1 of'} ${interruptions}`] : []),
    ...(interruptions === 1 && !ended ? ['not ended'] : []),
    ...(earlier > 0 ? [`${earlier} before ${zero}`] : []),
  ];
  const figure = interruptions === 0 ? 'no outage' : formatBracket(longest);
  return { outages, figure, notes };
}

function toBars({ offsetMs, cellMs, runs }: Strip): Bar[] {
  let toMs = offsetMs;
  return runs.map(({ state, cells }) => {
    const fromMs = toMs;
    toMs += cells * cellMs;
    return { look: state, fromMs, toMs };
  });
}
