import { durationRule, parseDurationMs } from './duration';
import type { ExperimentActionType } from './experiment-action';

/** `aws:fis:wait`: delays the actions that start after it. */
export const waitAction: ExperimentActionType = {
  parameters: { duration: durationRule },
  run: ({ parameters: { duration = '' }, signal }, { clock }) =>
    clock.sleep(parseDurationMs(duration), signal),
};
