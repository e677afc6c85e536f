import type { RunningAccount } from '../../../../cli/account/running';
import { renderStatus } from '../../../../cli/commands/status/text';

const account: RunningAccount = {
  state: 'running',
  ...{ pid: 7, endpointUrl: 'http://127.0.0.1:4566', region: 'eu-central-1' },
  ...{ accountId: '123456789012', accessKeyId: 'AKIA', secretAccessKey: 'secret', caBundlePath: '/ca.pem' },
  hostNamesPreloadPath: '/tmp/hosts.cjs',
  endpointPorts: { 'lab.cluster-x': 4001, 'lab.cluster-ro-x': 4002, 'lab-1.x': 4003 },
};

const cluster = {
  ...{ DBClusterIdentifier: 'lab', Status: 'available' },
  ...{ Endpoint: 'lab.cluster-x', ReaderEndpoint: 'lab.cluster-ro-x' },
  DBClusterMembers: [
    { DBInstanceIdentifier: 'lab-1', IsClusterWriter: true, PromotionTier: 1 },
    { DBInstanceIdentifier: 'lab-2', IsClusterWriter: false, PromotionTier: 2 },
  ],
};

const instances = [
  { DBInstanceIdentifier: 'lab-1', DBInstanceStatus: 'available', Endpoint: { Address: 'lab-1.x' } },
  { DBInstanceIdentifier: 'lab-2', DBInstanceStatus: 'creating' },
];

it('lab status shows the address of each member and endpoint of a cluster', () => {
  const stacks = [{ StackName: 'Lab', StackStatus: 'CREATE_COMPLETE' as const }];
  expect(renderStatus(account, { stacks, clusters: [cluster], instances }).split('\n')).toEqual([
    'account  123456789012 in eu-central-1 on http://127.0.0.1:4566 (pid 7)',
    'stack    Lab  CREATE_COMPLETE',
    'cluster  lab  available',
    '         writer  lab-1  tier 1  available  127.0.0.1:4003',
    '         reader  lab-2  tier 2  creating  no port',
    '         cluster endpoint  127.0.0.1:4001  lab.cluster-x',
    '         reader endpoint   127.0.0.1:4002  lab.cluster-ro-x',
  ]);
});

it('lab status explains how to deploy if there is no stack', () => {
  expect(renderStatus(account, { stacks: [], clusters: [], instances: [] })).toContain('npx cdk deploy');
});
