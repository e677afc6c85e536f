import { eventually } from 'aurora-loopback/testing/eventually';
import type { FrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { PROBE_ROLE } from '../../../drill/run/prepare';
import type { ProbeEvent } from '../../../lambda/probe/contract';
import type { ClientFile } from '../../../lib/client-files';
import { prepareDatabase } from './prepared-database';
import { ProbeProcess } from './probe-process';

export async function prepareCluster(lab: FrontedCluster): Promise<void> {
  const client = await lab.connect('cluster');
  await prepareDatabase(client);
  await client.end();
}

/**
 * Starts a probe of all endpoints of a prepared cluster and waits until its run begins. `folder` is for its bundle, which
 * also contains `clients`.
 */
export async function startProbe(
  { front, cluster, authority }: FrontedCluster,
  folder: string,
  event: ProbeEvent,
  clients: readonly ClientFile[] = [],
): Promise<ProbeProcess> {
  const instances = cluster.members.map(({ identifier }) => front.hostName({ instance: identifier }));
  const env = {
    DATABASE_NAME: 'shop',
    DATABASE_PORT: String(front.port),
    DATABASE_USER: PROBE_ROLE,
    WRITER_ENDPOINT: front.hostName('cluster'),
    READER_ENDPOINT: front.hostName('reader'),
    INSTANCE_ENDPOINTS: instances.join(','),
  };
  const probe = await ProbeProcess.start(folder, authority.certificate, env, event, clients);
  try {
    await eventually(() => probe.has('begun') || probe.has('failed'), true, 15_000);
    return probe;
  } catch (error) {
    await probe.close();
    throw error;
  }
}
