import { AuroraCluster } from '../aurora/cluster';

/**
 * Makes every cluster created from now on acknowledge writes before a reader has them, so that a failover loses writes.
 * No Aurora cluster does this. Returns a function that returns the cluster created last. Ends with Jest's
 * `restoreMocks`.
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
