import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import * as ssm from '@aws-sdk/client-ssm';
import fc from 'fast-check';
import { createJsonRpcProtocol } from '../../../../gateway/protocols/json/rpc-protocol';
import { createLogsService } from '../../../../services/logs/service';
import { LogGroups } from '../../../../services/logs/state';
import { createSecretsManagerService } from '../../../../services/secretsmanager/service';
import { Secrets } from '../../../../services/secretsmanager/state';
import { createSsmService } from '../../../../services/ssm/service';
import { Parameters } from '../../../../services/ssm/state';
import { labAccount } from '../../../support/lab-account';
import { apiOf, rowsOf, sampleOf } from '../../../support/operations-of';
import { structuresOf } from '../../../support/schema-values';
import { createSdkWire } from '../../../support/sdk-wire';

const numRuns = 2;
const logGroups = new LogGroups(labAccount);
const secrets = new Secrets(labAccount);
const parameters = new Parameters(labAccount);

describe.each([
  ['CloudWatchLogsClient', logs, createLogsService({ ...labAccount, logGroups }), 13],
  ['SecretsManagerClient', secretsManager, createSecretsManagerService({ ...labAccount, secrets }), 4],
  ['SSMClient', ssm, createSsmService({ ...labAccount, parameters }), 15],
] as const)('the real %s', (clientName, module, service, atLeast) => {
  const api = apiOf(module, clientName);
  const protocol = createJsonRpcProtocol(api, '1.1');
  const wire = createSdkWire(module, clientName);
  // The account has no action whose answer is an event stream.
  const operations = sampleOf(api.operations(), service).filter(
    ({ output }) => output.getEventStreamMember() === '',
  );

  it('is tested with every operation that the account offers, and some others', () => {
    expect(operations.length).toBeGreaterThanOrEqual(atLeast);
  });

  it.each(rowsOf(operations))('sends calls that the gateway reads unchanged: %s', async (name, { input }) => {
    await fc.assert(
      fc.asyncProperty(structuresOf(input), async (value) => {
        const call = await protocol.decode(await wire.capture(name, value), api.findOperation);
        expect(call).toMatchObject({ operation: { name }, input: value });
      }),
      { numRuns },
    );
  });

  it.each(rowsOf(operations))('reads answers of the gateway unchanged: %s', async (name, operation) => {
    const inputs = structuresOf(operation.input);
    await fc.assert(
      fc.asyncProperty(inputs, structuresOf(operation.output), async (input, output) => {
        const answer = protocol.encodeOutput(operation, output, 'request-1');
        expect(await wire.receive(name, input, answer)).toEqual(output);
      }),
      { numRuns },
    );
  });
});
