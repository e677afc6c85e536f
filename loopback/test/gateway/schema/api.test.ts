import * as rds from '@aws-sdk/client-rds';
import { createApi } from '../../../gateway/schema/api';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const api = createApi(rds, new rds.RDSClient({ region: 'eu-west-1', credentials }));

describe("a service's interface", () => {
  it('is read from its SDK client', () => {
    expect(api).toMatchObject({
      protocolId: 'aws.protocols#awsQuery',
      signingName: 'rds',
      version: '2014-10-31',
      xmlNamespace: 'http://rds.amazonaws.com/doc/2014-10-31/',
    });
  });

  it('returns the same operation for the same name', () => {
    const operation = api.findOperation('FailoverDBCluster');
    expect(operation?.input.getName()).toBe('FailoverDBClusterMessage');
    expect(api.findOperation('FailoverDBCluster')).toBe(operation);
  });

  it.each(['Nope', 'DBCluster', 'DBClusterNotFoundFault', '__proto__', ''])('has no operation %j', (name) => {
    expect(api.findOperation(name)).toBeUndefined();
  });

  it.each([
    ['DBClusterNotFoundFault', { code: 'DBClusterNotFoundFault', status: 404 }],
    ['InvalidDBInstanceStateFault', { code: 'InvalidDBInstanceState', status: 400 }],
    ['DBInstanceNotFoundFault', { code: 'DBInstanceNotFound', status: 404 }],
  ])('contains the name of %s on the wire', (name, shape) => {
    expect(api.findError(name)).toMatchObject(shape);
  });

  it.each(['Error', 'TypeError', 'DBCluster', 'FailoverDBCluster'])('has no error %s', (name) => {
    expect(api.findError(name)).toBeUndefined();
  });
});
