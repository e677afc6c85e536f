import type { RoleSpan } from '../report-format/member';
import { groupBy } from './group-by';
import { roundMs } from './spans';
import type { Tick } from './ticks';

/** Finds the roles of each member over time, from its answers on all lanes. */
export function findRoles(ticks: readonly Tick[]): ReadonlyMap<string, readonly RoleSpan[]> {
  const byMember = groupBy(ticks.flatMap(toSighting), ({ member }) => member);
  return new Map([...byMember].map(([member, sightings]) => [member, toSpans(sightings)]));
}

interface Sighting {
  readonly member: string;
  readonly role: RoleSpan['role'];
  readonly startedMs: number;
  readonly endedMs: number;
}

function toSighting({ answer, startedMs, endedMs }: Tick): Sighting[] {
  if (answer.outcome === 'dropped') return [];
  const { member, readOnly } = answer;
  if (member === undefined || readOnly === undefined) return [];
  return [{ member, role: readOnly ? 'reader' : 'writer', startedMs, endedMs }];
}

function toSpans(sightings: readonly Sighting[]): RoleSpan[] {
  const spans: { role: RoleSpan['role']; fromMs: number; toMs: number }[] = [];
  for (const { role, startedMs, endedMs } of sightings.toSorted((a, b) => a.endedMs - b.endedMs)) {
    const last = spans.at(-1);
    if (last?.role === role) last.toMs = roundMs(endedMs);
    // A tick that started before a role change may report the role before the change.
    else if (!last || startedMs > last.fromMs) {
      spans.push({ role, fromMs: roundMs(endedMs), toMs: roundMs(endedMs) });
    }
  }
  return spans;
}
