import type { RDSClientConfig } from '@aws-sdk/client-rds';
import {
  DBClusterNotFoundFault,
  DBInstanceNotFoundFault,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeEventsCommand,
  FailoverDBClusterCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import type { ControlPlane, EventView } from './control-plane';
import { TIMEOUTS_MS } from './control-plane';
import { toClusterView, toEventView, toInstanceView } from './views';

/** A page has 100 events. Five pages are far more than an account records during a failover. */
const MAX_EVENT_PAGES = 5;

/**
 * Creates the control plane of the account and Region that the function runs in.
 *
 * No call is retried here. The SDK would send `FailoverDBCluster` again after a lost reply, which could cause a second
 * failover. That call also uses a new connection, never one that was kept alive: while Lambda freezes the process, the
 * server closes idle connections, and the first request on a closed connection is lost.
 */
export function createRdsControlPlane(
  config: RDSClientConfig = {},
  timeoutsMs: typeof TIMEOUTS_MS = TIMEOUTS_MS,
): ControlPlane {
  const reading = new RDSClient({ ...config, maxAttempts: 1 });
  const fresh = { keepAlive: false };
  const failingOver = new RDSClient({
    requestHandler: { httpsAgent: fresh, httpAgent: fresh },
    ...config,
    maxAttempts: 1,
  });

  return {
    async describeCluster(clusterIdentifier) {
      const command = new DescribeDBClustersCommand({ DBClusterIdentifier: clusterIdentifier });
      const { DBClusters, $metadata } = await inTime(timeoutsMs.read, (options) =>
        reading.send(command, options),
      );
      if (DBClusters?.[0]) return toClusterView(DBClusters[0]);
      throw new DBClusterNotFoundFault({ message: `DBCluster ${clusterIdentifier} not found.`, $metadata });
    },

    // Without an identifier IAM authorises the call against `db:*`, which the function's role does not allow.
    async describeInstance(instanceIdentifier) {
      const command = new DescribeDBInstancesCommand({ DBInstanceIdentifier: instanceIdentifier });
      const { DBInstances, $metadata } = await inTime(timeoutsMs.read, (options) =>
        reading.send(command, options),
      );
      if (DBInstances?.[0]) return toInstanceView(DBInstances[0]);
      throw new DBInstanceNotFoundFault({
        message: `DBInstance ${instanceIdentifier} not found.`,
        $metadata,
      });
    },

    async failoverCluster(clusterIdentifier, target) {
      const command = new FailoverDBClusterCommand({
        DBClusterIdentifier: clusterIdentifier,
        TargetDBInstanceIdentifier: target,
      });
      const { DBCluster } = await inTime(timeoutsMs.failover, (options) =>
        failingOver.send(command, options),
      );
      return DBCluster && toClusterView(DBCluster);
    },

    async describeEvents(since) {
      return await inTime(timeoutsMs.read, (options) => readEvents(since, reading, options));
    },
  };
}

/** Reads the events of all sources in one call, instead of one call for the cluster and one for each member. */
async function readEvents(since: Date, client: RDSClient, options: InTime): Promise<EventView[]> {
  const events: EventView[] = [];
  let marker: string | undefined;
  for (let page = 1; page <= MAX_EVENT_PAGES; page += 1) {
    const command = new DescribeEventsCommand({ StartTime: since, Marker: marker });
    const { Events, Marker } = await client.send(command, options);
    events.push(...(Events ?? []).flatMap(toEventView));
    if (!Marker) break;
    marker = Marker;
  }
  return events;
}

interface InTime {
  readonly abortSignal: AbortSignal;
}

/** Limits the duration of a call, from the first byte sent to the last byte read. The SDK's timeouts limit idle time only. */
async function inTime<T>(timeoutMs: number, call: (options: InTime) => Promise<T>): Promise<T> {
  const abortSignal = AbortSignal.timeout(timeoutMs);
  try {
    return await call({ abortSignal });
  } catch (error) {
    if (!abortSignal.aborted) throw error;
    const timeout = new Error(`no reply from RDS within ${timeoutMs} ms`, { cause: error });
    timeout.name = 'TimeoutError';
    throw timeout;
  }
}
