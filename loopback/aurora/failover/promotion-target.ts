import { instanceSize } from './instance-size';

/** Properties by which Aurora chooses a reader to promote. */
export interface Candidate {
  readonly promotionTier: number;
  readonly instanceClass: string;
}

/**
 * Chooses the reader that Aurora would promote: the lowest tier, then the largest class. Among equals Aurora's choice
 * is arbitrary; here it is the first in the list (user guide, "Fault tolerance for an Aurora DB cluster").
 */
export function choosePromotionTarget<Reader extends Candidate>(
  readers: readonly Reader[],
  serverlessMaxCapacityAcu: number,
): Reader | undefined {
  const sizeOf = (reader: Reader): number => instanceSize(reader.instanceClass, serverlessMaxCapacityAcu);
  const [first] = readers.toSorted((a, b) => a.promotionTier - b.promotionTier || sizeOf(b) - sizeOf(a));
  return first;
}
