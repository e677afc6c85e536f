import type { RdsEvent } from './event-log';

/** Fixed part of an event. `message` is completed with the instance's name where AWS names it. */
type EventTemplate = Pick<RdsEvent, 'id' | 'sourceType' | 'categories' | 'message'>;

const cluster = (id: string, category: string, message: string): EventTemplate => ({
  id,
  sourceType: 'db-cluster',
  categories: [category],
  message,
});
const instance = (id: string, category: string, message: string): EventTemplate => ({
  id,
  sourceType: 'db-instance',
  categories: [category],
  message,
});

const snapshot = (id: string, message: string): EventTemplate => ({
  id,
  sourceType: 'db-cluster-snapshot',
  categories: ['backup'],
  message,
});

/** Initiator of a failover. */
export type FailoverCause = 'customer' | 'RDS';

/**
 * IDs, categories and texts from "Amazon RDS event categories and event messages for Aurora" (user guide). Where events
 * seen on AWS differ from the guide, they take precedence: 0071 names the initiator, a single sentence has no full
 * stop, and the demoted writer's message, which the guide lacks, has neither ID nor category.
 */
export const EVENTS = {
  clusterCreated: cluster('RDS-EVENT-0170', 'creation', 'DB cluster created'),
  clusterDeleted: cluster('RDS-EVENT-0171', 'deletion', 'DB cluster deleted'),
  clusterStopped: cluster('RDS-EVENT-0150', 'notification', 'DB cluster stopped'),
  clusterStarted: cluster('RDS-EVENT-0151', 'notification', 'DB cluster started'),
  failoverFailed: cluster(
    'RDS-EVENT-0069',
    'failover',
    'Cluster failover failed, check the health of your cluster instances and try again.',
  ),
  promotingPreviousWriter: (name: string) =>
    cluster('RDS-EVENT-0070', 'failover', `Promoting previous primary again: ${name}`),
  failoverCompleted: (cause: FailoverCause, name: string) =>
    cluster('RDS-EVENT-0071', 'failover', `Completed ${cause} initiated failover to DB instance: ${name}`),
  sameZoneFailoverStarted: (name: string) =>
    cluster('RDS-EVENT-0072', 'failover', `Started same AZ failover to DB instance: ${name}`),
  crossZoneFailoverStarted: (name: string) =>
    cluster('RDS-EVENT-0073', 'failover', `Started cross AZ failover to DB instance: ${name}`),
  instanceCreated: instance('RDS-EVENT-0005', 'creation', 'DB instance created'),
  instanceDeleted: instance('RDS-EVENT-0003', 'deletion', 'DB instance deleted'),
  instanceShutDown: instance('RDS-EVENT-0004', 'availability', 'DB instance shutdown'),
  instanceRestarted: instance('RDS-EVENT-0006', 'availability', 'DB instance restarted'),
  /** "There are DNS changes to the DB cluster for the DB instance. This includes [...] a failover." */
  topologyUpdated: instance('RDS-EVENT-0385', 'notification', 'Cluster topology is updated'),
  instanceStopped: instance('RDS-EVENT-0087', 'notification', 'DB instance stopped'),
  instanceStarted: instance('RDS-EVENT-0088', 'notification', 'DB instance started'),
  classChangeStarted: instance(
    'RDS-EVENT-0012',
    'configuration change',
    'Applying modification to database instance class',
  ),
  classChangeFinished: instance(
    'RDS-EVENT-0014',
    'configuration change',
    'Finished applying modification to DB instance class',
  ),
  systemUpdateRequired: cluster(
    'RDS-EVENT-0287',
    'maintenance',
    'Operating system upgrade requirement detected',
  ),
  systemUpdateStarted: cluster('RDS-EVENT-0288', 'maintenance', 'Cluster operating system upgrade starting'),
  systemUpdateCompleted: cluster(
    'RDS-EVENT-0289',
    'maintenance',
    'Cluster operating system upgrade completed',
  ),
  instancesPartitioned: (name: string, partitions: readonly string[]) =>
    cluster(
      'RDS-EVENT-0386',
      'notification',
      `DB instances in DB cluster ${name} have been partitioned: ${partitions.map((one) => `[${one}]`).join(', ')}. ` +
        'DB cluster is online.',
    ),
  partitionStarted: (partition: string, name: string, instances: string) =>
    cluster(
      'RDS-EVENT-0388',
      'maintenance',
      `Starting offline patches to DB instances in partition ${partition} for DB cluster ${name}: [${instances}]`,
    ),
  patchesStarted: instance('RDS-EVENT-0026', 'maintenance', 'Applying off-line patches to DB instance'),
  patchesFinished: instance(
    'RDS-EVENT-0027',
    'maintenance',
    'Finished applying off-line patches to DB instance',
  ),
  instancePatched: instance('RDS-EVENT-0047', 'maintenance', 'Database instance patched'),
  upgradeInProgress: cluster('RDS-EVENT-0177', 'maintenance', 'Database cluster upgrade is in progress'),
  upgradeStarted: (version: string) =>
    cluster(
      'RDS-EVENT-0286',
      'maintenance',
      `Database cluster engine ${version} version upgrade started. Cluster remains online.`,
    ),
  clusterPatched: (from: string, to: string) =>
    cluster(
      'RDS-EVENT-0290',
      'maintenance',
      `Database cluster has been patched: source version ${from} => ${to}`,
    ),
  versionUpgraded: cluster(
    'RDS-EVENT-0173',
    'maintenance',
    'Database cluster engine version has been upgraded',
  ),
  snapshotStarted: snapshot('RDS-EVENT-0074', 'Creating manual cluster snapshot'),
  snapshotCreated: snapshot('RDS-EVENT-0075', 'Manual cluster snapshot created'),
  restartingAsReader: {
    sourceType: 'db-instance',
    categories: [],
    message: 'A new writer was promoted. Restarting database as a reader.',
  },
} as const satisfies Record<string, EventTemplate | ((...facts: never[]) => EventTemplate)>;
