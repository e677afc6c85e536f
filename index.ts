export type { FailoverLabProps } from './lib/failover-lab';
export { FailoverLab } from './lib/failover-lab';
export type { FailoverLabStackProps } from './lib/failover-lab-stack';
export { FailoverLabStack } from './lib/failover-lab-stack';
export type { FailoverProbeProps } from './lib/failover-probe';
export { FailoverProbe } from './lib/failover-probe';
export type { FailoverTriggerProps } from './lib/failover-trigger';
export { FailoverTrigger } from './lib/failover-trigger';
