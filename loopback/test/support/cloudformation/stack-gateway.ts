import type { CloudFormationClientConfig } from '@aws-sdk/client-cloudformation';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { Gateway } from '../../../gateway/gateway';
import { startGateway } from '../../../gateway/gateway';
import { createCloudFormationService } from '../../../services/cloudformation/service';
import { labAccount } from '../lab-account';
import { StackLab } from './stack-lab';

/** Stack lab behind a gateway, and a real client of it. */
export interface StackGateway {
  readonly lab: StackLab;
  readonly gateway: Gateway;
  readonly client: CloudFormationClient;
  /** Names of the operations that were answered without an error. */
  readonly answered: ReadonlySet<string>;
  close(): Promise<void>;
}

const credentials = { accessKeyId: 'AKIALAB', secretAccessKey: 'secret/of+lab' };
const credential = {
  ...credentials,
  principal: { kind: 'account', arn: `arn:aws:iam::${labAccount.accountId}:root` },
} as const;

export async function startStackGateway(config: CloudFormationClientConfig = {}): Promise<StackGateway> {
  const lab = new StackLab();
  const gateway = await startGateway({
    region: labAccount.region,
    services: { cloudformation: async () => createCloudFormationService(lab.cloudFormation) },
    findCredential: (id) => (id === credential.accessKeyId ? credential : undefined),
    log: (message, error) => lab.failures.push(message, error),
  });
  const { url: endpoint } = gateway;
  const client = new CloudFormationClient({
    region: labAccount.region,
    endpoint,
    credentials,
    maxAttempts: 1,
    ...config,
  });
  const answered = new Set<string>();
  client.middlewareStack.add(
    (next, context) => async (request) => {
      const answer = await next(request);
      answered.add(String(context.commandName).replace(/Command$/, ''));
      return answer;
    },
    { step: 'initialize' },
  );
  return {
    lab,
    gateway,
    client,
    answered,
    async close() {
      client.destroy();
      await Promise.all([gateway.close(), lab.cloudFormation.close()]);
    },
  };
}
