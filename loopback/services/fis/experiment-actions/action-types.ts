import { disruptConnectivityAction } from './disrupt-connectivity';
import type { ExperimentActionType } from './experiment-action';
import { failoverDbClusterAction } from './failover-db-cluster';
import { waitAction } from './wait';

/** Actions that experiments of this account can run, by their ID. */
export const actionTypes: ReadonlyMap<string, ExperimentActionType> = new Map([
  ['aws:fis:wait', waitAction],
  ['aws:network:disrupt-connectivity', disruptConnectivityAction],
  ['aws:rds:failover-db-cluster', failoverDbClusterAction],
]);
