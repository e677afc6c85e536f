import * as sts from '@aws-sdk/client-sts';
import type { Service } from '../../gateway/service';
import { defineService } from '../../gateway/service';
import type { Iam } from '../iam/state';
import { stsActionResources } from './action-resources';
import { assumeRole } from './actions/assume-role';
import { getCallerIdentity } from './actions/get-caller-identity';

export interface StsOptions {
  readonly accountId: string;
  readonly region: string;
  readonly iam: Pick<Iam, 'assumeRole' | 'sessions'>;
}

/** STS's API: identifies callers and assumes roles. */
export function createStsService({ accountId, region, iam }: StsOptions): Service {
  return defineService({
    module: sts,
    client: new sts.STSClient({ region, credentials: { accessKeyId: 'none', secretAccessKey: 'none' } }),
    actions: {
      AssumeRole: async (input, caller) => assumeRole(iam, input, caller),
      GetCallerIdentity: async (_input, caller) => getCallerIdentity(iam, accountId, caller),
    },
    actionResources: stsActionResources,
    maxBodyBytes: 64 * 1024,
  });
}
