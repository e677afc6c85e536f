import { findWorstOutage } from '../../judge/worst-outage';
import { judgedOutages } from '../../report-format/judged-outages';
import type { CellState, Lane } from '../../report-format/lane';
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

/** Lists the rows of a run's figure: its lanes. The row of a lag lane shows the roles of its member. */
export function toRows(run: Run): Row[] {
  return run.lanes.map((lane) => {
    const identifier = memberOfLane(lane);
    return identifier === undefined ? toLaneRow(lane) : toMemberRow(identifier, lane, run);
  });
}

function toLaneRow(lane: Lane): Row {
  const perSecond = Math.round(1000 / lane.periodMs);
  return {
    title: TITLES[`${lane.operation} ${lane.connection}`] ?? lane.name,
    subtitle: `${lane.name}, ${perSecond} a second`,
    bars: toBars(lane),
    ...describeOutages(lane),
  };
}

function toMemberRow(identifier: string, lane: Lane, run: Run): Row {
  const roles = run.members.find((member) => member.identifier === identifier)?.roles ?? [];
  return {
    title: identifier,
    subtitle: roles.map(({ role }) => role).join(', then ') || 'not seen',
    bars: [
      ...roles.map(({ role, fromMs, toMs }) => ({ look: role, fromMs, toMs })),
      ...toBars(lane).filter(({ look }) => look !== 'ok'),
    ],
    ...describeOutages(lane),
  };
}

function describeOutages(lane: Lane): Pick<Row, 'figure' | 'notes' | 'outages'> {
  const outages = judgedOutages(lane);
  const worst = findWorstOutage([lane]);
  const { interruptions, ended } = worst;
  const earlier = lane.outages.length - interruptions;
  const notes = [
    ...(interruptions > 1 ? [`${ended ? 'longest of' : 'not ended: 1 of'} ${interruptions}`] : []),
    ...(interruptions === 1 && !ended ? ['not ended'] : []),
    ...(earlier > 0 ? [`${earlier} before the request`] : []),
  ];
  const figure = interruptions === 0 ? 'no outage' : formatBracket(worst);
  return { outages, figure, notes };
}

function toBars({ strip: { offsetMs, cellMs, runs } }: Lane): Bar[] {
  let toMs = offsetMs;
  return runs.map(({ state, cells }) => {
    const fromMs = toMs;
    toMs += cells * cellMs;
    return { look: state, fromMs, toMs };
  });
}
