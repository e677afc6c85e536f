import { AuroraCluster } from '../aurora/cluster';

/**
 * Makes every cluster created from now on acknowledge writes before a reader has them, as no Aurora cluster does: a
 * failover then loses writes. Returns the cluster that was created last. Ends with Jest's `restoreMocks`.
 */
export function useAsynchronousClusters(): () => AuroraCluster {
  let last: AuroraCluster | undefined;
  const create = AuroraCluster.create.bind(AuroraCluster);
  jest.spyOn(AuroraCluster, 'create').mockImplementation((options, deps) => {
    last = create({ ...options, replication: 'asynchronous' }, deps);
    return last;
  });
  return () => {
    if (!last) throw new Error('no cluster has been created');
    return last;
  };
}
