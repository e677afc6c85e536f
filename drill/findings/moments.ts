import type { CauseFacts } from '../report-format/cause';
import type { Observation } from '../report-format/failover';
import type { RoleSpan } from '../report-format/member';
import type { Moment } from '../report-format/run';

const STEPS = {
  acceptedAt: 'Request accepted',
  failingOverAt: 'Cluster seen failing over',
  writerChangedAt: 'New writer seen in the cluster description',
  availableAt: 'Cluster seen available again',
} as const satisfies Partial<Record<keyof Observation['timeline'], string>>;

/** Limit, so that a member that changes roles often does not fill the list. */
const MAX_ROLE_CHANGES = 20;

/**
 * Lists the cause, the steps of the failover, the RDS events and the role changes in order of time. Times count from `startedAt`.
 */
export function listMoments(
  cause: CauseFacts,
  { timeline, events }: Observation,
  roles: ReadonlyMap<string, readonly RoleSpan[]>,
  startedAt: string,
): Moment[] {
  const onAxis = (at: string) => Date.parse(at) - Date.parse(startedAt);
  const steps = Object.entries(STEPS).flatMap(([step, text]): Moment[] => {
    const at = timeline[step as keyof typeof STEPS];
    return at === undefined ? [] : [{ atMs: onAxis(at), source: 'failover', text }];
  });
  const records = events.map(
    ({ id, at, source, message }): Moment => ({
      atMs: onAxis(at),
      source: 'event',
      ...(id !== undefined && { id }),
      text: `${source}: ${message}`,
    }),
  );
  const changes = [...roles].flatMap(([member, spans]) =>
    spans.slice(1).map(
      ({ role, fromMs }): Moment => ({
        atMs: fromMs,
        source: 'probe',
        text: `${member} first seen as ${role}`,
      }),
    ),
  );
  const inOrder = (moments: readonly Moment[]) => moments.toSorted((one, other) => one.atMs - other.atMs);
  return inOrder([
    ...describeCause(cause, onAxis),
    ...steps,
    ...records,
    ...inOrder(changes).slice(0, MAX_ROLE_CHANGES),
  ]);
}

/** The failover function requests a failover; the drill plays every other cause. */
function describeCause(
  { name, action, requestedAt, endedAt }: CauseFacts,
  onAxis: (at: string) => number,
): Moment[] {
  if (name === 'request')
    return [{ atMs: onAxis(requestedAt), source: 'failover', text: 'Failover requested' }];
  const begun: Moment = { atMs: onAxis(requestedAt), source: 'drill', text: `Cause ${name}: ${action}` };
  if (endedAt === undefined) return [begun];
  return [begun, { atMs: onAxis(endedAt), source: 'drill', text: `Cause ${name} ended` }];
}
