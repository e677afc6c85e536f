import { auroraFigures } from 'aurora-loopback/bench/aurora-figures';
import { causeFigures } from 'aurora-loopback/bench/cause-figures';
import type { Figure } from 'aurora-loopback/bench/figure';
import { functionFigures } from 'aurora-loopback/bench/function-figures';
import { harnessOverhead } from './clients/harness-overhead';
import { keyedRetry } from './clients/keyed-retry';
import { minuteFigures } from './clients/minute-figures';
import { clientResult } from './clients/result-size';
import { scaleFigures } from './clients/scale';
import { drillFigures } from './drill-figures';
import { inMemory } from './in-memory';
import { installedSize } from './installed-size';
import { probeFigures } from './probe-figures';
import { tenMinutes } from './ten-minutes';

/** All figures of the project, in the order in which they are measured. A drill uses the disk, as for its users. */
export const figures: readonly Figure[] = [
  ...inMemory([
    ...auroraFigures,
    ...causeFigures,
    ...functionFigures,
    ...probeFigures,
    ...tenMinutes,
    clientResult,
    harnessOverhead,
    ...minuteFigures,
    ...scaleFigures,
    keyedRetry,
  ]),
  installedSize,
  ...drillFigures,
];
