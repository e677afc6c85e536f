import * as rds from '@aws-sdk/client-rds';
import type { Gateway, GatewayOptions } from '../../gateway/gateway';
import { startGateway } from '../../gateway/gateway';
import type { ActionResources, Actions } from '../../gateway/service';
import { defineService } from '../../gateway/service';

type Rds = typeof rds;

/** Gateway with an RDS of a few actions, and its log. */
export interface SmallGateway {
  readonly gateway: Gateway;
  readonly logged: { readonly message: string; readonly error: unknown }[];
  /** Creates a real client of the gateway, with a valid key unless another key is given. */
  client(config?: Partial<rds.RDSClientConfig>): rds.RDSClient;
  close(): Promise<void>;
}

const smallRegion = 'eu-west-1';
const credential = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'secret',
  principal: { kind: 'account', arn: 'arn:aws:iam::123456789012:root' },
} as const;

export async function startSmallGateway(
  actions: Actions<Rds>,
  options: Partial<GatewayOptions> & { readonly actionResources?: ActionResources<Rds> } = {},
): Promise<SmallGateway> {
  const logged: { message: string; error: unknown }[] = [];
  const clients: rds.RDSClient[] = [];
  const module = { module: rds, client: new rds.RDSClient({ region: smallRegion }) };
  const { actionResources = {}, ...gatewayOptions } = options;
  const service = defineService({
    ...module,
    actions,
    actionResources,
    maxBodyBytes: 64 * 1024,
    maxParameters: 200,
  });
  const gateway = await startGateway({
    region: smallRegion,
    services: { rds: async () => service },
    findCredential: (id) => (id === credential.accessKeyId ? credential : undefined),
    log: (message, error) => logged.push({ message, error }),
    ...gatewayOptions,
  });
  return {
    gateway,
    logged,
    client(config = {}) {
      const client = new rds.RDSClient({
        region: smallRegion,
        endpoint: gateway.url,
        credentials: credential,
        maxAttempts: 1,
        ...config,
      });
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) client.destroy();
      await gateway.close();
    },
  };
}
