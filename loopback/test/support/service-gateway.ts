import type { Gateway, GatewayOptions } from '../../gateway/gateway';
import { startGateway } from '../../gateway/gateway';
import { Iam } from '../../services/iam/state';
import { labAccount } from './lab-account';

/** Gateway with an account's IAM and any services, and its log. */
export interface ServiceGateway {
  readonly gateway: Gateway;
  readonly iam: Iam;
  readonly logged: { readonly message: string; readonly error: unknown }[];
  /** Settings for every real client of the gateway. The key is the account's own, unless another key is given. */
  readonly clientConfig: {
    readonly region: string;
    readonly endpoint: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  close(): Promise<void>;
}

export async function startServiceGateway(
  services: (iam: Iam) => GatewayOptions['services'],
  options: Partial<GatewayOptions> = {},
): Promise<ServiceGateway> {
  const { accountId, region } = labAccount;
  const iam = new Iam({ accountId, region });
  const logged: { message: string; error: unknown }[] = [];
  const gateway = await startGateway({
    region,
    services: services(iam),
    findCredential: iam.findCredential,
    authorise: iam.authorise,
    log: (message, error) => logged.push({ message, error }),
    ...options,
  });
  const credentials = iam.accountCredential;
  return {
    gateway,
    iam,
    logged,
    clientConfig: { region, endpoint: gateway.url, credentials, maxAttempts: 1 },
    close: () => gateway.close(),
  };
}
