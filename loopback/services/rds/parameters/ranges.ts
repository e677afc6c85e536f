import { CommonError } from '../../../gateway/errors';
import type { Check } from './checks';

/** Source: API reference, `Port`. */
export const portRange = { min: 1150, max: 65_535 } as const;

/** Source: API reference, `PromotionTier`. */
export const tierRange = { min: 0, max: 15, default: 1 } as const;

/** Seconds between samples of Enhanced Monitoring; 0 disables it. */
export const monitoringIntervals = [0, 1, 5, 10, 15, 30, 60] as const;

/** 7 days, 731 days, or 1 to 23 months of 31 days (API reference, `PerformanceInsightsRetentionPeriod`). */
export const insightsRetention: Check<number> = (value, name) => {
  if (value === 7 || value === 731 || (Number.isInteger(value / 31) && value >= 31 && value <= 23 * 31))
    return;
  throw new CommonError(
    'InvalidParameterValue',
    `Invalid value ${value} for ${name}. Must be 7, 731 or a multiple of 31 up to 713.`,
  );
};
