import * as lambda from '@aws-sdk/client-lambda';
import * as rdsData from '@aws-sdk/client-rds-data';
import fc from 'fast-check';
import { createRestJsonProtocol } from '../../../../gateway/protocols/rest-json/rest-json-protocol';
import type { Operation } from '../../../../gateway/schema/api';
import { createLambdaService } from '../../../../services/lambda/service';
import type { LambdaState } from '../../../../services/lambda/state';
import { labAccount } from '../../../support/lab-account';
import { apiOf, rowsOf, sampleOf } from '../../../support/operations-of';
import { structuresOf } from '../../../support/schema-values';
import { createSdkWire } from '../../../support/sdk-wire';

const numRuns = 2;
/** Lambda without a state, because the tests call none of its actions. */
const lambdaService = createLambdaService({} as LambdaState, labAccount);

describe.each([
  ['LambdaClient', lambda, (all: readonly Operation[]) => sampleOf(all, lambdaService), 11],
  ['RDSDataClient', rdsData, (all: readonly Operation[]) => all, 6],
] as const)('the real %s', (clientName, module, choose, atLeast) => {
  const api = apiOf(module, clientName);
  const protocol = createRestJsonProtocol(api);
  const wire = createSdkWire(module, clientName);
  // The account has no action whose answer is an event stream.
  const operations = choose(api.operations()).filter(({ output }) => output.getEventStreamMember() === '');

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
    const status = fc.constant(202);
    const outputs = structuresOf(operation.output, { members: { StatusCode: status, Status: status } });
    await fc.assert(
      fc.asyncProperty(inputs, outputs, async (input, output) => {
        const answer = protocol.encodeOutput(operation, output, 'request-1');
        expect(await wire.receive(name, input, answer)).toMatchObject(output);
      }),
      { numRuns },
    );
  });
});
