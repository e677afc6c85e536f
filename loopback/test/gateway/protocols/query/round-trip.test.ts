import * as rds from '@aws-sdk/client-rds';
import fc from 'fast-check';
import { createQueryProtocol } from '../../../../gateway/protocols/query/query-protocol';
import type { Operation } from '../../../../gateway/schema/api';
import { apiOf, rowsOf } from '../../../support/operations-of';
import { structuresOf } from '../../../support/schema-values';
import { createSdkWire } from '../../../support/sdk-wire';

const api = apiOf(rds, 'RDSClient');
const protocol = createQueryProtocol({ ...api, maxParameters: 10_000 });
const wire = createSdkWire(rds, 'RDSClient');
const operations = api.operations();

describe('what the real RDS client serialises', () => {
  it('covers every operation of the service', () => {
    expect(operations.length).toBeGreaterThanOrEqual(168);
  });

  it.each(rowsOf(operations))('reads back as it was given: %s', async (_name, operation) => {
    await fc.assert(
      fc.asyncProperty(structuresOf(operation.input), async (input) => {
        expect(await readBack(operation, input)).toEqual(input);
      }),
      { numRuns: 6 },
    );
  });

  it('reads back for structures of every size', async () => {
    const wide = operations.find(({ name }) => name === 'CreateDBCluster');
    if (wide === undefined) throw new Error('RDS has no CreateDBCluster.');
    await fc.assert(
      fc.asyncProperty(structuresOf(wide.input), async (input) => {
        expect(await readBack(wide, input)).toEqual(input);
      }),
      { numRuns: 100 },
    );
  });
});

async function readBack(operation: Operation, input: object): Promise<object> {
  const call = await protocol.decode(await wire.capture(operation.name, input), api.findOperation);
  expect(call.operation).toBe(operation);
  return call.input;
}
