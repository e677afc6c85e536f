import * as rds from '@aws-sdk/client-rds';
import fc from 'fast-check';
import { createQueryProtocol } from '../../../../gateway/protocols/query/query-protocol';
import type { Operation } from '../../../../gateway/schema/api';
import { createRdsService } from '../../../../services/rds/service';
import { createServerlessAccount } from '../../../support/lab-account';
import { apiOf, rowsOf, sampleOf } from '../../../support/operations-of';
import { structuresOf } from '../../../support/schema-values';
import { createSdkWire } from '../../../support/sdk-wire';

const api = apiOf(rds, 'RDSClient');
const protocol = createQueryProtocol({ ...api, maxParameters: 10_000 });
const wire = createSdkWire(rds, 'RDSClient');
const operations = sampleOf(api.operations(), createRdsService(createServerlessAccount().account));

describe('the real RDS client', () => {
  it('is tested with every operation that the account offers, and some others', () => {
    expect(operations.length).toBeGreaterThanOrEqual(40);
  });

  it.each(rowsOf(operations))(
    'sends calls that the gateway reads unchanged: %s',
    async (_name, operation) => {
      await fc.assert(
        fc.asyncProperty(structuresOf(operation.input), async (input) => {
          expect(await readBack(operation, input)).toEqual(input);
        }),
        { numRuns: 3 },
      );
    },
  );

  it('sends structures of every size that the gateway reads unchanged', async () => {
    const wide = operations.find(({ name }) => name === 'CreateDBCluster');
    if (wide === undefined) throw new Error('RDS has no CreateDBCluster.');
    await fc.assert(
      fc.asyncProperty(structuresOf(wide.input), async (input) => {
        expect(await readBack(wide, input)).toEqual(input);
      }),
      { numRuns: 30 },
    );
  });
});

async function readBack(operation: Operation, input: object): Promise<object> {
  const call = await protocol.decode(await wire.capture(operation.name, input), api.findOperation);
  expect(call.operation).toBe(operation);
  return call.input;
}
