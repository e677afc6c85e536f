import { CfnResource, Token } from 'aws-cdk-lib';
import type { CfnDBCluster, IDatabaseCluster } from 'aws-cdk-lib/aws-rds';

/** Returns the resource of a cluster that this app creates; undefined for an imported cluster. */
export function resourceOf(cluster: IDatabaseCluster): CfnDBCluster | undefined {
  const resource = cluster.node.defaultChild;
  // Not `instanceof`: an app may contain two copies of aws-cdk-lib.
  if (!resource || !CfnResource.isCfnResource(resource)) return undefined;
  return resource.cfnResourceType === 'AWS::RDS::DBCluster' ? (resource as CfnDBCluster) : undefined;
}

/** Returns an attribute of a cluster; undefined if the cluster is imported without it, in which case its getter throws. */
export function attributeOf<Value>(attribute: () => Value): Value | undefined {
  try {
    return attribute();
  } catch {
    return undefined;
  }
}

/** Names a cluster in a message. The identifier of a cluster that this app creates may be known only after deployment. */
export function showCluster({ clusterIdentifier, node }: IDatabaseCluster): string {
  return Token.isUnresolved(clusterIdentifier) ? node.path : clusterIdentifier;
}
