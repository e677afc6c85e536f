import type { RoleSpan } from '../report-format/member';
import { CLOCKS_APART_MS } from '../report-format/thresholds';

/** The failover as the probe observed it, by its own clock. */
export interface Takeover {
  /** Whether another writer than the previous one answered after that had been the writer. */
  readonly isSeen: boolean;
  /** When the previous writer was first known not to be it: it said so, or another member became it. */
  readonly demotedMs: number | undefined;
}

export function findTakeover(
  roles: ReadonlyMap<string, readonly RoleSpan[]>,
  previousWriter: string,
): Takeover {
  const wasWriterMs = roles.get(previousWriter)?.find(({ role }) => role === 'writer')?.fromMs ?? -1;
  const isSeen = [...roles].some(
    ([member, spans]) =>
      member !== previousWriter &&
      spans.some(({ role, fromMs }) => role === 'writer' && fromMs > wasWriterMs),
  );
  const changes = [...roles].flatMap(([member, spans]) =>
    spans.slice(1).filter(({ role }) => role === (member === previousWriter ? 'reader' : 'writer')),
  );
  const demotedMs = changes.length === 0 ? undefined : Math.min(...changes.map(({ fromMs }) => fromMs));
  return { isSeen, demotedMs };
}

/**
 * The failover did not cause outages that ended before this time. The time of the request comes from another machine's
 * clock, which may be wrong; so an outage that the takeover ended always counts as the failover's.
 */
export function overBeforeMs(requestedMs: number, { demotedMs }: Takeover): number {
  return Math.min(requestedMs - CLOCKS_APART_MS, demotedMs ?? Number.POSITIVE_INFINITY);
}
