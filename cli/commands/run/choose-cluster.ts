import type { DBCluster } from '@aws-sdk/client-rds';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';
import { DEPLOY, DEPLOYED, QUIET_LAB } from '../../lab-command';

/**
 * Returns the cluster with an identifier, or the only cluster if no identifier is given.
 *
 * @throws LabError that lists the clusters if none or several match
 */
export function chooseCluster(clusters: readonly DBCluster[], identifier: string | undefined): DBCluster {
  const names = clusters.map(({ DBClusterIdentifier = '' }) => DBClusterIdentifier);
  if (names.length === 0) {
    throw new LabError(
      'the loopback account has no DB cluster',
      `deploy ${DEPLOYED} with: eval "$(${QUIET_LAB} env)" && ${DEPLOY}`,
    );
  }
  const matching = clusters.filter(
    ({ DBClusterIdentifier }) => identifier === undefined || DBClusterIdentifier === identifier.toLowerCase(),
  );
  const [cluster, ...others] = matching;
  if (cluster !== undefined && others.length === 0) return cluster;
  const problem =
    identifier === undefined
      ? `the loopback account has ${names.length} DB clusters`
      : `the loopback account has no DB cluster ${identifier}`;
  throw new LabError(problem, `choose one with --cluster: ${names.join(', ')}`, EXIT.usage);
}
