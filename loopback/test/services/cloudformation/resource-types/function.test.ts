import { unzipSync } from 'fflate';
import { eventInvokeConfigType } from '../../../../services/cloudformation/resource-types/functions/event-invoke-config';
import { functionType } from '../../../../services/cloudformation/resource-types/functions/function';
import { HandledResource } from '../../../support/cloudformation/handler-lab';
import { KeptFunctions } from '../../../support/cloudformation/kept-functions';

const zip = new Uint8Array([1, 2, 3]);
const readObject = async (bucket: string, key: string) =>
  `${bucket}/${key}` === 'b/code.zip' ? zip : undefined;
const inS3 = { S3Bucket: 'b', S3Key: 'code.zip' };

describe('a function of a stack', () => {
  it('has its code from S3, its tags, and its other properties unchanged', async () => {
    const functions = new KeptFunctions();
    const fn = new HandledResource(functionType(functions, readObject));
    const { physicalId, attributes } = await fn.create({
      Code: inS3,
      Handler: 'index.handler',
      KmsKeyArn: 'arn:key',
    });
    expect(attributes).toEqual({ Arn: `arn:${physicalId}` });
    expect(functions.kept.get(physicalId)).toEqual({
      zip,
      input: {
        FunctionName: physicalId,
        Handler: 'index.handler',
        KMSKeyArn: 'arn:key',
        Tags: { team: 'red' },
      },
    });
    await fn.update({ Code: inS3, Handler: 'other.handler' });
    expect(functions.kept.get(physicalId)).toMatchObject({ zip, input: { Handler: 'other.handler' } });
    await fn.delete();
    await fn.delete();
    expect(functions.all).toEqual([]);
  });

  it('may have its code in the template', async () => {
    const functions = new KeptFunctions();
    await new HandledResource(functionType(functions, readObject)).create({
      FunctionName: 'f',
      Code: { ZipFile: 'exports.handler = 1;' },
    });
    const files = unzipSync(functions.kept.get('f')?.zip ?? new Uint8Array());
    expect(Buffer.from(files['index.js'] ?? []).toString()).toBe('exports.handler = 1;');
  });

  it.each([
    [{ S3Bucket: 'b', S3Key: 'none.zip' }, 'The specified key does not exist: b/none.zip'],
    [{ ImageUri: 'x' }, 'Code must have S3Bucket and S3Key, or ZipFile'],
  ])('cannot have the code %j', async (Code, message) => {
    const fn = new HandledResource(functionType(new KeptFunctions(), readObject));
    await expect(fn.create({ Code })).rejects.toThrow(message);
  });

  it('has the settings of its asynchronous events', async () => {
    const functions = new KeptFunctions();
    await functions.create({ FunctionName: 'f', Role: 'r' }, zip);
    const config = new HandledResource(eventInvokeConfigType(functions));
    const properties = { FunctionName: 'f', Qualifier: '$LATEST', MaximumRetryAttempts: 0 };
    await expect(config.create(properties)).resolves.toMatchObject({ physicalId: 'f|$LATEST' });
    expect(functions.invokeConfigs).toEqual(new Map([['f:$LATEST', { maximumRetryAttempts: 0 }]]));
    await config.update({ ...properties, MaximumEventAgeInSeconds: 60 });
    expect([...functions.invokeConfigs.values()]).toEqual([
      { maximumRetryAttempts: 0, maximumEventAgeSeconds: 60 },
    ]);
    await expect(config.update({ ...properties, DestinationConfig: { OnFailure: {} } })).rejects.toThrow(
      'does not support destinations for events',
    );
    await config.delete();
    expect(functions.invokeConfigs.size).toBe(0);
    await functions.remove('f');
    await config.delete();
  });
});
