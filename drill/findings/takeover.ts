import type { RoleSpan } from '../report-format/member';
import { CLOCKS_APART_MS } from '../report-format/thresholds';

/** The failover as the probe observed it, on the probe's clock. */
export interface Takeover {
  /**
   * Whether a new writer answered after the previous writer had answered as the writer. If the previous writer never answered
   * as the writer, any other writer counts.
   */
  readonly isSeen: boolean;
  /** First role change that the probe saw: the previous writer became a reader, or another member became the writer. */
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
 * Returns a time on the probe's clock. Outages that ended before it are not judged, because the cause of the run did not
 * cause them. The time of the cause comes from another machine's clock, which may be wrong. So the returned time is
 * `CLOCKS_APART_MS` before the cause, or the first effect that the probe saw if that was earlier: a role change, or the
 * reset of a connection to a writer that restarted in place. An outage that lasted until the effect is always judged.
 */
export function findJudgedFromMs(requestedMs: number, effectMs: number | undefined): number {
  return Math.min(requestedMs - CLOCKS_APART_MS, effectMs ?? Number.POSITIVE_INFINITY);
}
