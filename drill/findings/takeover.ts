import type { RoleSpan } from '../report-format/member';

/** What the probe itself saw of the failover, by its own clock. */
export interface Takeover {
  /** Whether another writer than the previous one answered after that had been the writer. */
  readonly isSeen: boolean;
  /** When the previous writer was first known not to be it: it said so, or another member became it. */
  readonly demotedMs: number | undefined;
}

/** How far the failover function's clock may be from the probe's before an outage is taken for an earlier one. */
const CLOCKS_APART_MS = 1_000;

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
 * What was over by then the failover had no part in. The request is told by another machine's clock, which may be
 * wrong; what the takeover ended is the failover's whatever that clock says.
 */
export function overBeforeMs(requestedMs: number, { demotedMs }: Takeover): number {
  return Math.min(requestedMs - CLOCKS_APART_MS, demotedMs ?? Number.POSITIVE_INFINITY);
}
