import type { InstanceView, MemberView } from '../rds/control-plane';

/** Reader with the properties by which Aurora chooses. */
export type Candidate = Pick<MemberView, 'identifier' | 'promotionTier'> & InstanceView;

/**
 * Predicts the readers of which Aurora promotes one: "the lowest tier, then the largest size, then an arbitrary
 * replica in the tier" (Aurora user guide, Concepts.AuroraHighAvailability).
 *
 * Skips readers that are not `available`, unless all are unavailable. Never excludes a class without a size
 * (`db.serverless`) by size.
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

/** Sizes relative to `large`. Larger sizes have their factor in the name: `2xlarge` is twice an `xlarge`. */
const SIZES: ReadonlyMap<string, number> = new Map([
  ['micro', 1 / 8],
  ['small', 1 / 4],
  ['medium', 1 / 2],
  ['large', 1],
  ['xlarge', 2],
]);

/**
 * Returns the size of an instance class such as `db.r7g.2xlarge`, as a multiple of `large`. Undefined for a class
 * without a size, such as `db.serverless`.
 */
export function findSize(instanceClass: string): number | undefined {
  const name = instanceClass.split('.')[2] ?? '';
  const multiple = /^(\d+)xlarge$/.exec(name)?.[1];
  return multiple === undefined ? SIZES.get(name) : 2 * Number(multiple);
}
