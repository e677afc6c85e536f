import { DeleteDBClusterCommand, waitUntilDBClusterDeleted } from '@aws-sdk/client-rds';
import { runStep } from './step';

/** Deletes the cluster with its volume, without a final snapshot. RDS refuses while the cluster has an instance. */
runStep(async ({ rds, DBClusterIdentifier, waiter }) => {
  await rds.send(new DeleteDBClusterCommand({ DBClusterIdentifier, SkipFinalSnapshot: true }));
  console.log(`deleting the cluster ${DBClusterIdentifier} and its volume`);
  await waitUntilDBClusterDeleted(waiter, { DBClusterIdentifier });
  console.log(`the cluster ${DBClusterIdentifier} and its volume are deleted`);
});
