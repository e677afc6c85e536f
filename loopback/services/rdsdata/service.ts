import * as rdsData from '@aws-sdk/client-rds-data';
import type { Service } from '../../gateway/service';
import { defineService } from '../../gateway/service';
import { rdsDataActionResources } from './action-resources';
import type { RdsDataDeps } from './actions/execute-statement';
import { executeStatement } from './actions/execute-statement';

/** The Data API for single statements. Transactions and batches are not supported. */
export function createRdsDataService(deps: RdsDataDeps): Service {
  const { region } = deps.rds.deps.account;
  return defineService({
    module: rdsData,
    client: new rdsData.RDSDataClient({
      region,
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    }),
    actions: { ExecuteStatement: (input, caller) => executeStatement(deps, input, caller) },
    actionResources: rdsDataActionResources,
    // "Request size: 4 MiB" (Aurora user guide, "Data API limitations").
    maxBodyBytes: 4 * 1024 * 1024,
  });
}
