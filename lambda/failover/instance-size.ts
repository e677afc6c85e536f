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
