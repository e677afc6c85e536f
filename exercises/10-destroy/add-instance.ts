import { CreateDBInstanceCommand, waitUntilDBInstanceAvailable } from '@aws-sdk/client-rds';
import { runStep } from './step';

/** Adds an instance to the cluster. The only instance of a cluster is its writer. */
runStep(async ({ rds, DBClusterIdentifier, waiter }) => {
  const DBInstanceIdentifier = `${DBClusterIdentifier}-1`;
  console.log(`adding the instance ${DBInstanceIdentifier}`);
  await rds.send(
    new CreateDBInstanceCommand({
      DBClusterIdentifier,
      DBInstanceIdentifier,
      DBInstanceClass: 'db.serverless',
      Engine: 'aurora-postgresql',
    }),
  );
  await waitUntilDBInstanceAvailable(waiter, { DBInstanceIdentifier });
  console.log(`the instance ${DBInstanceIdentifier} is available`);
});
