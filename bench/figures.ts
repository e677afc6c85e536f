import { auroraFigures } from './aurora-figures';
import type { Figure } from './figure';
import { functionFigures } from './function-figures';
import { probeLateness } from './probe-lateness';

/** Every figure of the project, in the order in which they are measured. */
export const figures: readonly Figure[] = [...auroraFigures, ...functionFigures, probeLateness];
