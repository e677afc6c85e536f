import {
  describeEndpoint,
  endpointHostName,
  parseEndpointHostName,
} from '../../../aurora/endpoints/endpoint-address';

const naming = { clusterIdentifier: 'lab', suffix: 'c7tj4example', region: 'eu-west-1' };

describe('the names of endpoints', () => {
  it.each([
    ['cluster', 'lab.cluster-c7tj4example.eu-west-1.rds.amazonaws.com'],
    ['reader', 'lab.cluster-ro-c7tj4example.eu-west-1.rds.amazonaws.com'],
    [{ instance: 'db-1' }, 'db-1.c7tj4example.eu-west-1.rds.amazonaws.com'],
  ] as const)('have the form of Aurora’s and are parsed back: %j', (endpoint, host) => {
    expect(endpointHostName(naming, endpoint)).toBe(host);
    expect(parseEndpointHostName(naming, host)).toEqual(endpoint);
  });

  it('are parsed in any case and with a final dot', () => {
    expect(parseEndpointHostName(naming, 'LAB.Cluster-c7tj4example.eu-west-1.RDS.amazonaws.com.')).toBe(
      'cluster',
    );
    expect(parseEndpointHostName(naming, 'DB-1.c7tj4example.eu-west-1.rds.amazonaws.com')).toEqual({
      instance: 'db-1',
    });
  });

  it.each([
    'other.cluster-c7tj4example.eu-west-1.rds.amazonaws.com',
    'other.cluster-ro-c7tj4example.eu-west-1.rds.amazonaws.com',
    'db-1.c8.eu-west-1.rds.amazonaws.com',
    'db-1.c7tj4example.eu-west-2.rds.amazonaws.com',
    '.c7tj4example.eu-west-1.rds.amazonaws.com',
    'a.db-1.c7tj4example.eu-west-1.rds.amazonaws.com',
    'localhost',
    '',
  ])('do not include %j', (host) => {
    expect(parseEndpointHostName(naming, host)).toBeUndefined();
  });

  it('are described unambiguously, even for an instance called "cluster"', () => {
    expect(describeEndpoint('cluster')).toBe('cluster');
    expect(describeEndpoint({ instance: 'cluster' })).toBe('instance cluster');
  });
});
