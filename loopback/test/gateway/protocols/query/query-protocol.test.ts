import * as rds from '@aws-sdk/client-rds';
import { createQueryProtocol } from '../../../../gateway/protocols/query/query-protocol';
import { createApi } from '../../../../gateway/schema/api';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const api = createApi(rds, new rds.RDSClient({ region: 'eu-west-1', credentials }));
const protocol = createQueryProtocol({ ...api, maxParameters: 200 });

function decode(body: string, path = '/', query = '') {
  return protocol.decode({ method: 'POST', path, query, headers: {}, body: Buffer.from(body) }, (name) =>
    name === 'StopDBCluster' ? undefined : api.findOperation(name),
  );
}

const version = 'Version=2014-10-31';
const describeClusters = `Action=DescribeDBClusters&${version}`;
const tag = `Action=AddTagsToResource&${version}&ResourceName=x`;

describe('a Query request', () => {
  it.each([
    ['an empty list', `${tag}&Tags=`, { ResourceName: 'x', Tags: [] }],
    [
      'a list in numeric order, gaps allowed',
      `${tag}&Tags.Tag.10.Key=c&Tags.Tag.2.Key=b&Tags.Tag.1.Key=a`,
      { ResourceName: 'x', Tags: [{ Key: 'a' }, { Key: 'b' }, { Key: 'c' }] },
    ],
    [
      'a list in a list',
      `${describeClusters}&Filters.Filter.1.Name=engine&Filters.Filter.1.Values.Value.1=e`,
      { Filters: [{ Name: 'engine', Values: ['e'] }] },
    ],
    [
      'a map',
      `Action=CreateIntegration&${version}&SourceArn=s&TargetArn=t&IntegrationName=n` +
        '&AdditionalEncryptionContext.entry.1.key=k&AdditionalEncryptionContext.entry.1.value=v',
      { SourceArn: 's', TargetArn: 't', IntegrationName: 'n', AdditionalEncryptionContext: { k: 'v' } },
    ],
    ['booleans in any case', `${describeClusters}&IncludeShared=TRUE`, { IncludeShared: true }],
  ])('reads %s', async (_what, body, input) => {
    expect((await decode(body)).input).toEqual(input);
  });

  it.each([
    ['no Action', version, 'MissingAction'],
    ['an unknown Action', `Action=Nope&${version}`, 'InvalidAction'],
    ['the name of a shape as Action', `Action=DBCluster&${version}`, 'InvalidAction'],
    ['an inherited property as Action', `Action=constructor&${version}`, 'InvalidAction'],
    [
      'an action that is not implemented',
      `Action=StopDBCluster&${version}&DBClusterIdentifier=x`,
      'InvalidAction',
    ],
    ['no Version', 'Action=DescribeDBClusters', 'InvalidAction'],
    ['another Version', 'Action=DescribeDBClusters&Version=2012-01-01', 'InvalidAction'],
    ['a required parameter missing', `Action=FailoverDBCluster&${version}`, 'MissingParameter'],
    [
      'a required parameter missing inside a list',
      `${describeClusters}&Filters.Filter.1.Values.Value.1=e`,
      'MissingParameter',
    ],
    ['an unknown parameter', `${describeClusters}&Colour=red`, 'InvalidParameterValue'],
    ['an inherited property as parameter', `${describeClusters}&__proto__.x=1`, 'InvalidParameterValue'],
    ['a number parameter that is not a number', `${describeClusters}&MaxRecords=x`, 'InvalidParameterValue'],
    [
      'a boolean parameter that is not a boolean',
      `${describeClusters}&IncludeShared=maybe`,
      'InvalidParameterValue',
    ],
    ['a value instead of a list', `${tag}&Tags=x`, 'MalformedInput'],
    ['a value and items for a list', `${tag}&Tags=&Tags.Tag.1.Key=a`, 'MalformedInput'],
    ['a list without numbers', `${tag}&Tags.Tag.Key=a`, 'MalformedInput'],
    ['an item numbered 0', `${tag}&Tags.Tag.0.Key=a`, 'MalformedInput'],
    ['an item numbered 01', `${tag}&Tags.Tag.01.Key=a`, 'MalformedInput'],
    ['items under another name', `${tag}&Tags.member.1.Key=a`, 'MalformedInput'],
    ['a structure instead of a text', `${describeClusters}&Marker.x=1`, 'MalformedInput'],
    ['a text instead of a structure', `${tag}&Tags.Tag.1=a`, 'MalformedInput'],
    [
      'a map entry without a value',
      `Action=CreateIntegration&${version}&AdditionalEncryptionContext.entry.1.key=k`,
      'MalformedInput',
    ],
    ['20,000 levels', `${describeClusters}&${'a.'.repeat(20_000)}=1`, 'MalformedInput'],
  ])('is refused with %s', (_what, body, code) => {
    expect(() => decode(body)).toThrow(expect.objectContaining({ code }));
  });

  it('is refused at a path other than /, and with parameters in the address', () => {
    const refusal = expect.objectContaining({ code: 'MalformedQueryString' });
    expect(() => decode(describeClusters, '/x')).toThrow(refusal);
    expect(() => decode('', '/', describeClusters)).toThrow(refusal);
  });

  it('is refused with an error that names the action and the version if both are unknown', () => {
    expect(() => decode('Action=Nope&Version=2012-01-01')).toThrow(
      'Could not find operation Nope for version 2012-01-01',
    );
  });
});

describe('a Query answer', () => {
  const operation = api.findOperation('DescribeDBClusters');
  const removal = api.findOperation('DeleteDBSubnetGroup');
  if (operation === undefined || removal === undefined)
    throw new Error('RDS has no DescribeDBClusters or no DeleteDBSubnetGroup.');

  it('is a document in the namespace of the service', () => {
    const output = { DBClusters: [{ DBClusterIdentifier: 'a<b>&"c', AvailabilityZones: ['eu-west-1a'] }] };
    expect(protocol.encodeOutput(operation, output, 'id-1')).toEqual({
      status: 200,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': 'id-1' },
      body:
        '<?xml version="1.0"?>\n<DescribeDBClustersResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">' +
        '<DescribeDBClustersResult><DBClusters><DBCluster><AvailabilityZones>' +
        '<AvailabilityZone>eu-west-1a</AvailabilityZone></AvailabilityZones>' +
        '<DBClusterIdentifier>a&lt;b&gt;&amp;&quot;c</DBClusterIdentifier></DBCluster></DBClusters>' +
        '</DescribeDBClustersResult><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata>' +
        '</DescribeDBClustersResponse>',
    });
  });

  it('has no result element if the operation has no output', () => {
    expect(protocol.encodeOutput(removal, {}, 'id-2').body).toBe(
      '<?xml version="1.0"?>\n<DeleteDBSubnetGroupResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">' +
        '<ResponseMetadata><RequestId>id-2</RequestId></ResponseMetadata></DeleteDBSubnetGroupResponse>',
    );
  });

  it('is not written with an invalid time', () => {
    const output = { DBClusters: [{ ClusterCreateTime: new Date(Number.NaN) }] };
    expect(() => protocol.encodeOutput(operation, output, 'id')).toThrow();
  });

  it.each([
    [404, 'Sender'],
    [500, 'Receiver'],
  ])('with the status %s names the side that caused the error: %s', (status, type) => {
    const answer = protocol.encodeError({ code: 'Oops', status, message: '<why>' }, 'id-3');
    expect(answer.status).toBe(status);
    expect(answer.body).toBe(
      '<?xml version="1.0"?>\n<ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><Error>' +
        `<Type>${type}</Type><Code>Oops</Code><Message>&lt;why&gt;</Message></Error>` +
        '<RequestId>id-3</RequestId></ErrorResponse>',
    );
  });
});
