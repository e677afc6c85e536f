import { EndpointDirectory } from '../../../aurora/endpoints/endpoint-directory';

const naming = { clusterIdentifier: 'lab', suffix: 'c7tj4example', region: 'eu-west-1' };

describe('the directory of endpoints', () => {
  it('finds the endpoints of the cluster, and the endpoint of an instance only while the instance exists', () => {
    const instances = ['db-1'];
    const directory = new EndpointDirectory(naming, () => instances);
    const [cluster, reader, first] = directory.hostNames();

    expect([cluster, reader, first].map((host) => directory.find(host))).toEqual([
      'cluster',
      'reader',
      { instance: 'db-1' },
    ]);
    expect(directory.find(first?.replace('db-1', 'db-2'))).toBeUndefined();
    instances.push('db-2');
    expect(directory.find(first?.replace('db-1', 'db-2'))).toEqual({ instance: 'db-2' });
  });

  it('sends a client that names no endpoint to the cluster endpoint', () => {
    const directory = new EndpointDirectory(naming, () => []);
    expect([undefined, 'localhost', '127.0.0.1'].map((host) => directory.find(host))).toEqual(
      Array(3).fill('cluster'),
    );
    expect(directory.find('example.org')).toBeUndefined();
  });
});
