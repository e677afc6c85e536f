import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { RDSClient } from '@aws-sdk/client-rds';
import { RDSDataClient } from '@aws-sdk/client-rds-data';
import type { AnsweringAccount } from './account-mark';
import { watchForMark } from './account-mark';

/** Which account answers, in the SDK's own terms. What is absent comes from the environment, as everywhere in AWS. */
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
  /** For invocations that last: it neither times out nor sends a second one. */
  readonly lambda: LambdaClient;
  /** Which kind of account has answered so far. */
  answeredBy(): AnsweringAccount;
  close(): void;
}

export function createClients(connection: Connection): Clients {
  const cloudFormation = new CloudFormationClient(connection);
  const rds = new RDSClient(connection);
  const rdsData = new RDSDataClient(connection);
  // A retried invocation would be a second failover, or a second run of the probe.
  const lambda = new LambdaClient({ ...connection, maxAttempts: 1, requestHandler: PATIENT });
  const all = [cloudFormation, rds, rdsData, lambda];
  const close = () => {
    for (const client of all) client.destroy();
  };
  return { cloudFormation, rds, rdsData, lambda, answeredBy: watchForMark(all), close };
}

/**
 * No timeout, and signs of life on the connection: what forwards it on the way may forget it after 350 s of silence,
 * as NAT gateways do.
 */
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelay: 30_000 };
const PATIENT = { requestTimeout: 0, httpAgent: KEEP_ALIVE, httpsAgent: KEEP_ALIVE };
