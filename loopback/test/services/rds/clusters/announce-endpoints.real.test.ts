import { once } from 'node:events';
import { connect } from 'node:net';
import type { ClusterFront } from '../../../../aurora/endpoints/front';
import type { Member, TopologyChange } from '../../../../aurora/model';
import type { AnnouncedEndpoint } from '../../../../services/rds/clusters/announce-endpoints';
import { announceEndpoints } from '../../../../services/rds/clusters/announce-endpoints';
import { eventually } from '../../../../testing/eventually';
import { openFrontWithoutCluster } from '../../../support/front-without-cluster';

describe('the dedicated port of an instance', () => {
  let front: ClusterFront;
  beforeAll(async () => {
    front = await openFrontWithoutCluster();
  });
  afterAll(() => front.close());

  it('is closed when the instance is deleted, and opened again for another instance of the same name', async () => {
    const member = { identifier: 'db-1', isReachable: true } as Member;
    const listeners: ((change: TopologyChange) => void)[] = [front.topologyChanged];
    const cluster = {
      members: [member],
      onTopologyChange: (listener: (change: TopologyChange) => void) => {
        listeners.push(listener);
        return () => {};
      },
    };
    const change = (kind: 'removed' | 'opened', members: Member[]) => {
      cluster.members = members;
      for (const listener of listeners) listener({ kind, member });
    };
    const announced: AnnouncedEndpoint[] = [];
    announceEndpoints(cluster, front, { log: () => {}, onEndpoint: (endpoint) => announced.push(endpoint) });
    const ports = () =>
      announced
        .filter(({ host }) => host === front.hostName({ instance: 'db-1' }))
        .map(({ localPort }) => localPort);

    await eventually(() => ports().length, 1, 5_000);
    expect(await isOpen(ports()[0])).toBe(true);
    change('removed', []);
    await eventually(() => isOpen(ports()[0]), false, 5_000);
    change('opened', [member]);
    await eventually(() => ports().length, 2, 5_000);
    expect(await isOpen(ports()[1])).toBe(true);
  });
});

/** Whether a port is open. The front resets the connection, because no server runs behind the endpoint. */
async function isOpen(port = 0): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ECONNREFUSED';
  } finally {
    socket.on('error', () => {}).destroy();
  }
}
