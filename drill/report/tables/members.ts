import type { Lag, Member } from '../../report-format/member';
import { formatCount, formatMs, formatOffset } from '../../report-format/number-text';
import type { Run } from '../../report-format/run';
import type { Table } from './table';
import { NOTHING, toTable } from './table';

/** Table of the cluster's members: roles, properties and replica lag. */
export function tableMembers({ members }: Run): Table {
  return toTable(
    'Members',
    [
      ['member', ({ identifier }) => identifier],
      ['role', ({ roles }) => roles.map(({ role }) => role).join(' → ') || 'not seen'],
      ['zone', ({ availabilityZone }) => availabilityZone ?? NOTHING],
      ['class', ({ instanceClass }) => instanceClass ?? NOTHING],
      ['tier#', ({ promotionTier }) => (promotionTier === undefined ? NOTHING : String(promotionTier))],
      ['lag before: median, max#', ({ lag }) => describeLag(lag.before)],
      ['during#', ({ lag }) => describeLag(lag.during)],
      ['after#', ({ lag }) => describeLag(lag.after)],
      ['max log lag#', (member) => describeBytes(member)],
    ],
    members,
  );
}

/** Table of the write connections that led to the previous writer after its demotion. */
export function tableStaleConnections({ staleConnections, requestedMs }: Run): Table {
  return toTable(
    'Connections that stayed on the demoted writer',
    [
      ['lane', ({ lane }) => lane],
      ['member', ({ member }) => member],
      ['from#', ({ fromMs }) => formatOffset(fromMs - requestedMs)],
      ['for#', ({ fromMs, toMs }) => formatMs(toMs - fromMs)],
      ['ended', ({ ended }) => ended],
      ['writes refused#', ({ refusedTicks }) => formatCount(refusedTicks)],
    ],
    staleConnections,
  );
}

/** Formats the median and the maximum of the lag. */
function describeLag({ medianMs, maxMs }: Lag): string {
  if (medianMs === null || maxMs === null) return NOTHING;
  return `${formatMs(medianMs)}, max ${formatMs(maxMs)}`;
}

function describeBytes({ lag }: Member): string {
  const bytes = [lag.before, lag.during, lag.after].flatMap(({ maxBytes }) =>
    maxBytes === null ? [] : [maxBytes],
  );
  return bytes.length === 0 ? NOTHING : `${formatCount(Math.max(...bytes))} bytes`;
}
