import { auroraFigures } from './aurora-figures';
import type { Figure } from './figure';

/** Every figure of the project, in the order in which they are measured. */
export const figures: readonly Figure[] = [...auroraFigures];
