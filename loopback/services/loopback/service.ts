import type { Service } from '../../gateway/service';
import { defineService } from '../../gateway/service';
import type { RdsState } from '../rds/state';
import { loopbackActionResources } from './action-resources';
import { loseWriter } from './actions/lose-writer';
import { client, loopbackModule } from './api/module';
import { translateFault } from './faults';

/**
 * Private service of the loopback account, for faults that no AWS API can cause. AWS has no such service: a client checks
 * the account's mark before it calls it.
 */
export function createLoopbackService(rds: RdsState): Service {
  return defineService({
    module: loopbackModule,
    client,
    actions: { LoseWriter: async (input) => loseWriter(rds, input) },
    actionResources: loopbackActionResources(rds.deps.account),
    translateError: translateFault,
    maxBodyBytes: 64 * 1024,
  });
}
