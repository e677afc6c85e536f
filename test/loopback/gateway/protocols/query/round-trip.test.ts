import * as rds from '@aws-sdk/client-rds';
import fc from 'fast-check';
import { createQueryProtocol } from '../../../../../loopback/gateway/protocols/query/query-protocol';
import type { Operation } from '../../../../../loopback/gateway/schema/api';
import { createApi } from '../../../../../loopback/gateway/schema/api';
import { captureRequest } from '../../../../support/captured-request';
import { structuresOf } from '../../../../support/schema-values';

const client = new rds.RDSClient({
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
});
const api = createApi(rds, client);
const protocol = createQueryProtocol({ ...api, maxParameters: 10_000 });
const operations = Object.keys(rds)
  .filter((name) => name.endsWith('$'))
  .map((name) => api.findOperation(name.slice(0, -1)))
  .filter((operation) => operation !== undefined);

describe('what the real RDS client serialises', () => {
  it('covers every operation of the service', () => {
    expect(operations.length).toBeGreaterThanOrEqual(168);
  });

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    'reads back as it was given: %s',
    async (_name, operation) => {
      await fc.assert(
        fc.asyncProperty(structuresOf(operation.input), async (input) => {
          expect(await readBack(operation, input)).toEqual(input);
        }),
        { numRuns: 6 },
      );
    },
  );

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
  const { method, path, headers, body } = await captureRequest(operation.name, input);
  const call = await protocol.decode(
    { method, path, query: '', headers, body: Buffer.from(body) },
    api.findOperation,
  );
  expect(call.operation).toBe(operation);
  return call.input;
}
