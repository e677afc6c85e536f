import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import * as ssm from '@aws-sdk/client-ssm';
import fc from 'fast-check';
import { createJsonRpcProtocol } from '../../../../gateway/protocols/json/rpc-protocol';
import { apiOf, rowsOf } from '../../../support/operations-of';
import { structuresOf } from '../../../support/schema-values';
import { createSdkWire } from '../../../support/sdk-wire';

/** One each: over a few runs of the suite every member has had its turn. */
const numRuns = 1;

describe.each([
  ['CloudWatchLogsClient', logs, /^/, 100],
  ['SecretsManagerClient', secretsManager, /^/, 20],
  // The other operations have no form that these do not have.
  ['SSMClient', ssm, /Parameter/, 10],
] as const)('the real %s', (clientName, module, names, atLeast) => {
  const api = apiOf(module, clientName);
  const protocol = createJsonRpcProtocol(api, '1.1');
  const wire = createSdkWire(module, clientName);
  // Answers that are streams of events are written by no action here.
  const operations = api
    .operations()
    .filter(({ name, output }) => names.test(name) && output.getEventStreamMember() === '');

  it('is covered with its operations', () => {
    expect(operations.length).toBeGreaterThanOrEqual(atLeast);
  });

  it.each(rowsOf(operations))('has its calls read as it was given them: %s', async (name, { input }) => {
    await fc.assert(
      fc.asyncProperty(structuresOf(input), async (value) => {
        const call = await protocol.decode(await wire.capture(name, value), api.findOperation);
        expect(call).toMatchObject({ operation: { name }, input: value });
      }),
      { numRuns },
    );
  });

  it.each(rowsOf(operations))('reads answers as they were written: %s', async (name, operation) => {
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
