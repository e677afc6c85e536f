import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { RDSClient } from '@aws-sdk/client-rds';
import { RDSDataClient } from '@aws-sdk/client-rds-data';
import type { AnsweringAccount } from './account-mark';
import { watchForMark } from './account-mark';

/** Account to connect to, in the SDK's terms. The SDK takes missing values from the environment. */
export interface Connection {
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** The AWS APIs that the drill uses, all of one account. */
export interface Clients {
  readonly cloudFormation: CloudFormationClient;
  readonly rds: RDSClient;
  readonly rdsData: RDSDataClient;
  /** Client for statements that must not be repeated, such as a crash: never retries. */
  readonly rdsDataOnce: RDSDataClient;
  /** Client for long invocations: never times out, and never retries an invocation. */
  readonly lambda: LambdaClient;
  /** Returns the kind of account that has answered so far. */
  answeredBy(): AnsweringAccount;
  close(): void;
}

export function createClients(connection: Connection): Clients {
  const cloudFormation = new CloudFormationClient(connection);
  const rds = new RDSClient(connection);
  const rdsData = new RDSDataClient(connection);
  const rdsDataOnce = new RDSDataClient({ ...connection, maxAttempts: 1 });
  // A retried invocation would be a second failover, or a second run of the probe.
  const lambda = new LambdaClient({ ...connection, maxAttempts: 1, requestHandler: WITHOUT_TIMEOUT });
  const all = [cloudFormation, rds, rdsData, rdsDataOnce, lambda];
  const close = () => {
    for (const client of all) client.destroy();
  };
  return { cloudFormation, rds, rdsData, rdsDataOnce, lambda, answeredBy: watchForMark(all), close };
}

/**
 * No timeout, and TCP keep-alive on the connection: a NAT gateway drops a connection that is idle for 350 s.
 */
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelay: 30_000 };
const WITHOUT_TIMEOUT = { requestTimeout: 0, httpAgent: KEEP_ALIVE, httpsAgent: KEEP_ALIVE };
