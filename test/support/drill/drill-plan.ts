import type { DrillPlan } from '../../../drill/run/plan';

export const plan: DrillPlan = {
  causes: ['request'],
  stackName: 'AuroraFailoverLab',
  rateHz: 100,
  beforeSeconds: 3,
  afterSeconds: 5,
  repeat: 1,
  voidRunsAllowed: 2,
  budgets: { maxLost: 0 },
};
