import type { MemberView } from '../aws/cluster';
import { DrillError } from '../aws/drill-error';

/**
 * Chooses the new class of a writer: the given one or, by default, the next size of its family.
 *
 * @throws DrillError if the class is the writer's own, burstable, or there is no next size
 */
export function chooseClass(
  { identifier, instanceClass = '' }: MemberView,
  given: string | undefined,
): string {
  const chosen = given ?? nextClass(instanceClass);
  if (chosen === undefined) {
    throw new DrillError(`the class ${instanceClass} of ${identifier} has no next size`, NAME_A_CLASS);
  }
  if (isBurstable(chosen)) throw new DrillError(describeBurstable(chosen), NAME_A_CLASS);
  if (chosen === instanceClass) {
    throw new DrillError(
      `${identifier} is of class ${chosen} already`,
      'name another class with --class, or omit --class',
    );
  }
  return chosen;
}

export function isBurstable(instanceClass: string): boolean {
  return /^db\.t\d/.test(instanceClass);
}

export function describeBurstable(instanceClass: string): string {
  return `${instanceClass} is a burstable class, which the Data API does not support`;
}

/** The smallest class that is neither serverless nor burstable: the Data API does not support burstable classes. */
const DEFAULT_CLASS = 'db.r7g.large';

const NAME_A_CLASS = `name a class with --class, such as --class ${DEFAULT_CLASS}`;

/** Sizes of an instance class, the smallest first. */
const SIZES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '16xlarge'];

function nextClass(instanceClass: string): string | undefined {
  const [, family, size = ''] = /^(db\.\w+)\.(\w+)$/.exec(instanceClass) ?? [];
  if (family === undefined) return DEFAULT_CLASS;
  const next = SIZES[SIZES.indexOf(size) + 1];
  return SIZES.includes(size) && next !== undefined ? `${family}.${next}` : undefined;
}
