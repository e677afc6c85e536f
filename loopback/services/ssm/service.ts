import * as ssm from '@aws-sdk/client-ssm';
import type { Service } from '../../gateway/service';
import { defineService } from '../../gateway/service';
import { ssmActionResources } from './action-resources';
import { getParameter } from './actions/get-parameter';
import type { Parameters } from './state';

export interface SsmOptions {
  readonly accountId: string;
  readonly region: string;
  readonly parameters: Parameters;
}

/** Parameter Store's API for reading. */
export function createSsmService({ accountId, region, parameters }: SsmOptions): Service {
  return defineService({
    module: ssm,
    client: new ssm.SSMClient({ region, credentials: { accessKeyId: 'none', secretAccessKey: 'none' } }),
    actions: { GetParameter: async (input) => getParameter(parameters, input) },
    actionResources: ssmActionResources(accountId),
    maxBodyBytes: 64 * 1024,
  });
}
