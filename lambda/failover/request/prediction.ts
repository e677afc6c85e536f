import type { InstanceView, MemberView } from '../rds/control-plane';

/** A reader with all that Aurora looks at when it chooses. */
export type Candidate = Pick<MemberView, 'identifier' | 'promotionTier'> & InstanceView;

/**
 * The readers Aurora should choose among: "the lowest tier, then the largest size, then an arbitrary
 * replica in the tier" (Aurora user guide, Concepts.AuroraHighAvailability).
 *
 * A reader that is not `available` is passed over unless none is. A class without a size that could be
 * compared (`db.serverless`) is not ruled out by size.
 */
export function predictPromoted(candidates: readonly Candidate[]): string[] {
  const available = candidates.filter((candidate) => candidate.status === 'available');
  const promotable = available.length > 0 ? available : candidates;
  const lowestTier = Math.min(...promotable.map((candidate) => candidate.promotionTier));
  const tier = promotable
    .filter((candidate) => candidate.promotionTier === lowestTier)
    .map(({ identifier, instanceClass }) => ({ identifier, size: findSize(instanceClass) }));
  const largest = Math.max(...tier.map(({ size }) => size ?? 0));
  return tier
    .filter(({ size }) => size === undefined || size === largest)
    .map(({ identifier }) => identifier);
}

/** The small sizes in relation to `large`; from there on the name counts: `2xlarge` is twice an `xlarge`. */
const SIZES: ReadonlyMap<string, number> = new Map([
  ['micro', 1 / 8],
  ['small', 1 / 4],
  ['medium', 1 / 2],
  ['large', 1],
  ['xlarge', 2],
]);

/**
 * The size of an instance class such as `db.r7g.2xlarge`, as a multiple of `large`. Undefined for a class
 * that has none, such as `db.serverless`.
 */
export function findSize(instanceClass: string): number | undefined {
  const name = instanceClass.split('.')[2] ?? '';
  const multiple = /^(\d+)xlarge$/.exec(name)?.[1];
  return multiple === undefined ? SIZES.get(name) : 2 * Number(multiple);
}
