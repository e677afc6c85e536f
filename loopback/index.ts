export type { AccountCluster, AccountOptions, AccountStatus, LoopbackAccount } from './account';
export { startAccount } from './account';
export type { PaceName } from './aurora/pace';
export { PACES } from './aurora/pace';
export type { AnnouncedEndpoint } from './services/rds/clusters/announce-endpoints';
