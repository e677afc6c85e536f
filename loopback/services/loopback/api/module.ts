import { AwsJson1_1Protocol } from '@aws-sdk/core/protocols';
import type { StaticOperationSchema, StaticStructureSchema } from '@smithy/types';
import type { SdkClient } from '../../../gateway/schema/api';

const namespace = 'loopback';

/** Name of the service in credential scopes, and prefix of its IAM actions. */
const signingName = 'loopback';

/** First part of `X-Amz-Target`. */
const serviceTarget = 'Loopback';

const loseWriterInput: StaticStructureSchema = [
  3,
  namespace,
  'LoseWriterInput',
  0,
  ['DBClusterIdentifier'],
  [0],
  1,
];
const loseWriterOutput: StaticStructureSchema = [
  3,
  namespace,
  'LoseWriterOutput',
  0,
  ['DBClusterIdentifier', 'DBInstanceIdentifier'],
  [0, 0],
];

const LoseWriter$: StaticOperationSchema = [9, namespace, 'LoseWriter', 0, loseWriterInput, loseWriterOutput];

interface LoseWriterInput {
  readonly DBClusterIdentifier: string;
}

interface LoseWriterOutput {
  readonly DBClusterIdentifier: string;
  /** Instance that was the writer and whose host is lost. */
  readonly DBInstanceIdentifier: string;
}

/** Types of the operation. No client of the service exists, so the command cannot be created. */
abstract class LoseWriterCommand {
  declare readonly input: LoseWriterInput;
  abstract resolveMiddleware(): (request: never) => Promise<{ output: LoseWriterOutput }>;
}

/** Schemas and commands of the service, as an SDK client module exports them. */
export const loopbackModule = { LoseWriter$, LoseWriterCommand };

export type LoopbackModule = typeof loopbackModule;

/** Configuration that an SDK client of the service would have. */
export const client: SdkClient = {
  config: {
    apiVersion: '2026-11-27',
    defaultSigningName: signingName,
    signingEscapePath: true,
    protocol: new AwsJson1_1Protocol({ defaultNamespace: namespace, serviceTarget }),
    protocolSettings: { serviceTarget },
  },
};
