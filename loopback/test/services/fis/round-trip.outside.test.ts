import fc from 'fast-check';
import { faultOf } from '../../../gateway/fault';
import { createRestJsonProtocol } from '../../../gateway/protocols/rest-json/rest-json-protocol';
import { createApi } from '../../../gateway/schema/api';
import { fisClient, fisModule } from '../../../services/fis/api/module';
import { faults } from '../../../services/fis/faults';
import { createFisService } from '../../../services/fis/service';
import { createFisLab } from '../../support/fis-lab';
import { installFisSdk } from '../../support/fis-sdk';
import { rowsOf } from '../../support/operations-of';
import { structuresOf } from '../../support/schema-values';
import type { SdkWire } from '../../support/sdk-wire';
import { createSdkWire } from '../../support/sdk-wire';

const numRuns = 5;

describe('the real client of AWS FIS, whose schemas are written by hand', () => {
  const api = createApi(fisModule, fisClient);
  const protocol = createRestJsonProtocol(api);
  const operations = api.operations();

  let installed: Awaited<ReturnType<typeof installFisSdk>>;
  let wire: SdkWire;
  beforeAll(async () => {
    installed = await installFisSdk();
    wire = createSdkWire(installed.sdk, 'FisClient');
  });
  afterAll(() => installed.remove());

  it('is tested with every operation that the account offers', async () => {
    const { fis } = await createFisLab();
    const service = createFisService(fis);
    const commands = Object.keys(installed.sdk).map((name) => name.replace(/Command$/, ''));
    const offered = commands.filter((name) => service.findOperation(name) !== undefined);
    expect(operations.map(({ name }) => name).sort()).toEqual(offered.sort());
    expect(offered).toHaveLength(8);
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
    await fc.assert(
      fc.asyncProperty(
        structuresOf(operation.input),
        structuresOf(operation.output),
        async (input, output) => {
          const whole = Object(withWholeNumbers(output));
          const answer = protocol.encodeOutput(operation, whole, 'request-1');
          expect(await wire.receive(name, input, answer)).toMatchObject(whole);
        },
      ),
      { numRuns },
    );
  });

  it.each([
    [faults.experimentNotFound('EXP1'), 'ResourceNotFoundException', 404],
    [faults.conflict('x'), 'ConflictException', 409],
    [faults.invalid('x'), 'ValidationException', 400],
  ])('throws its own exception for: %s', async (error, name, status) => {
    const fault = faultOf(error, { api, errorSpellings: protocol.errorSpellings });
    if (fault === undefined) throw new Error('The error has no fault.');
    const answer = protocol.encodeError(fault, 'request-1');
    const call = wire.receive('GetExperiment', { id: 'EXP1' }, answer);
    await expect(call).rejects.toMatchObject({
      ...{ name, message: error.message, $metadata: { httpStatusCode: status } },
    });
    await expect(call).rejects.toBeInstanceOf(Reflect.get(installed.sdk, name));
  });
});

/** Truncates the numbers in a value. All numbers of AWS FIS are integers, which its client checks. */
function withWholeNumbers(value: unknown): unknown {
  if (typeof value === 'number') return Math.trunc(value);
  if (Array.isArray(value)) return value.map(withWholeNumbers);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withWholeNumbers(member)]));
}
