/** The lab's command line, with pace `typical` shortened. Run as a program by `openShortPaceTerminal`. */

import { PACES } from 'aurora-loopback';

/** Long enough that writes fail for longer than reads, also on a busy machine. */
const SHORT: (typeof PACES)['typical'] = {
  detectionMs: 500,
  promotionMs: 2_000,
  staleClusterEndpointMs: 500,
  staleReaderEndpointMs: 500,
  availableMs: 500,
  crashRecoveryMs: { instance: 1_000, dispatcher: 1_000, node: 1_000 },
};

Object.assign(PACES.typical, SHORT);
void import('../../bin/lab');
