import {
  DeleteDBInstanceCommand,
  DescribeDBClustersCommand,
  waitUntilDBInstanceDeleted,
} from '@aws-sdk/client-rds';
import type { Step } from './step';
import { runStep } from './step';

/** Deletes the readers and then the writer. In this order Aurora has no reason to fail over. */
runStep(async (step) => {
  const { rds, DBClusterIdentifier, waiter } = step;
  const members = await findMembers(step);
  const readers = members.filter(({ IsClusterWriter }) => !IsClusterWriter);
  const writers = members.filter(({ IsClusterWriter }) => IsClusterWriter);
  for (const { DBInstanceIdentifier, IsClusterWriter } of [...readers, ...writers]) {
    console.log(`deleting the ${IsClusterWriter ? 'writer' : 'reader'} ${DBInstanceIdentifier}`);
    await rds.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier }));
    await waitUntilDBInstanceDeleted(waiter, { DBInstanceIdentifier });
  }
  const left = await findMembers(step);
  console.log(`the cluster ${DBClusterIdentifier} exists and has ${left.length} instances`);
});

async function findMembers({ rds, DBClusterIdentifier }: Step) {
  const { DBClusters = [] } = await rds.send(new DescribeDBClustersCommand({ DBClusterIdentifier }));
  return DBClusters[0]?.DBClusterMembers ?? [];
}
