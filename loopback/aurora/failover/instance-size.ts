/** Size factors of instance classes below `xlarge`, in units of `large` (user guide, "DB instance class types"). */
const SMALL_SIZES: Readonly<Record<string, number>> = {
  nano: 1 / 16,
  micro: 1 / 8,
  small: 1 / 4,
  medium: 1 / 2,
  large: 1,
};

/** A memory-optimised `large` has 16 GiB; an Aurora capacity unit is about 2 GiB (user guide, "Serverless v2"). */
const ACU_PER_LARGE = 8;

/**
 * Returns the size of an instance class in units of `large`: `db.r7g.2xlarge` is 4. `db.serverless` counts with its
 * maximum capacity. A class of unknown size counts as the smallest.
 */
export function instanceSize(instanceClass: string, serverlessMaxCapacityAcu: number): number {
  if (instanceClass === 'db.serverless') return serverlessMaxCapacityAcu / ACU_PER_LARGE;
  const size = instanceClass.split('.').at(-1) ?? '';
  const multiple = /^(\d*)xlarge$/.exec(size);
  if (multiple) return 2 * Number(multiple[1] || 1);
  return SMALL_SIZES[size] ?? 0;
}
