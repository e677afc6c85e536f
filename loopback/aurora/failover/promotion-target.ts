import { instanceSize } from './instance-size';

/** What Aurora looks at when it chooses. */
export interface Candidate {
  readonly promotionTier: number;
  readonly instanceClass: string;
}

/**
 * The reader Aurora promotes: of the lowest tier, then of the largest class. Among equals Aurora's choice is
 * arbitrary; here it is the first given (user guide, "Fault tolerance for an Aurora DB cluster").
 */
export function choosePromotionTarget<Reader extends Candidate>(
  readers: readonly Reader[],
  serverlessMaxCapacityAcu: number,
): Reader | undefined {
  const sizeOf = (reader: Reader): number => instanceSize(reader.instanceClass, serverlessMaxCapacityAcu);
  const [first] = readers.toSorted((a, b) => a.promotionTier - b.promotionTier || sizeOf(b) - sizeOf(a));
  return first;
}
