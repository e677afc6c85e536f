import type { AuroraCluster } from '../../aurora/cluster';
import type { TemplateDefinition } from '../../services/fis/api/model';
import { Fis } from '../../services/fis/state';
import { Iam } from '../../services/iam/state';
import type { ClusterRecord, RdsState } from '../../services/rds/state';
import type { SimulatedCluster } from './aurora/simulated-cluster';
import { createSimulatedCluster, instance } from './aurora/simulated-cluster';
import { createServerlessAccount, findLabSubnet, labAccount } from './lab-account';

/** AWS FIS on a cluster of simulated databases, with a virtual clock. */
export interface FisLab {
  readonly fis: Fis;
  readonly iam: Iam;
  readonly rds: RdsState;
  readonly simulated: SimulatedCluster;
  /** Calls of the cluster, such as `isolate i1`. */
  readonly calls: string[];
}

const { accountId, region } = labAccount;
export const roleArn = `arn:aws:iam::${accountId}:role/chaos`;
export const subnetArn = (zone: 'a' | 'b' | 'c') =>
  `arn:aws:ec2:${region}:${accountId}:subnet/subnet-1${zone}`;
export const clusterArn = `arn:aws:rds:${region}:${accountId}:cluster:orders`;

/** Policies of AWS that together allow the actions of the tests. */
const managedPolicies = ['AWSFaultInjectionSimulatorNetworkAccess', 'AWSFaultInjectionSimulatorRDSAccess'];

/** Trust policy that AWS recommends for roles of experiments. */
export const trustPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'fis.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': accountId },
        ArnLike: { 'aws:SourceArn': `arn:aws:fis:*:${accountId}:experiment/*` },
      },
    },
  ],
};

/** Creates the cluster `orders` with the writer `i1` in zone a, and the readers `i2` in zone b and `i3` in zone a. */
export async function createFisLab(iam = new Iam(labAccount)): Promise<FisLab> {
  const simulated = await createSimulatedCluster(0, {
    instances: ['a', 'b', 'a'].map((zone, index) => instance(index + 1, { availabilityZone: region + zone })),
  });
  const calls: string[] = [];
  const note = (kind: string) => (identifiers: readonly string[]) => {
    calls.push(`${kind} ${identifiers.join(' ')}`);
  };
  Object.assign(simulated.cluster, { isolate: note('isolate'), reconnect: note('reconnect') });
  const { account: rds } = createServerlessAccount(() => simulated.clock.date());
  rds.subnetGroups.create('net', 'x', ['subnet-1a', 'subnet-1b', 'subnet-1c']);
  await rds.addCluster('orders', async () => clusterRecord(simulated.cluster));
  iam.roles.create({ name: 'chaos', trustPolicy });
  for (const name of managedPolicies)
    iam.roles.attachPolicy('chaos', `arn:aws:iam::aws:policy/service-role/${name}`);
  const { clock } = simulated;
  const fis = new Fis({ account: labAccount, iam, rds, findSubnet: findLabSubnet, clock });
  return { fis, iam, rds, simulated, calls };
}

function clusterRecord(cluster: AuroraCluster): ClusterRecord {
  const refuse = () => {
    throw new Error('This cluster cannot be copied or deleted.');
  };
  return {
    hosted: {
      cluster,
      port: 5432,
      hostName: () => 'orders',
      setMasterPassword: async () => {},
      backUp: refuse,
      delete: refuse,
      close: () => cluster.close(),
    },
    masterUsername: 'lab',
    masterPassword: 'correct horse',
    shown: {},
    subnetGroup: 'net',
    parameterGroup: 'default.aurora-postgresql17',
    availabilityZones: labAccount.availabilityZones,
  };
}

/** Outage of zone a for two minutes, with a failover after it has begun. */
export function zoneOutage(overrides: Partial<TemplateDefinition> = {}): TemplateDefinition {
  return {
    description: 'zone a',
    roleArn,
    stopConditions: [{ source: 'none' }],
    targets: {
      zone: { resourceType: 'aws:ec2:subnet', resourceArns: [subnetArn('a')], selectionMode: 'ALL' },
      database: { resourceType: 'aws:rds:cluster', resourceArns: [clusterArn], selectionMode: 'ALL' },
    },
    actions: {
      outage: {
        actionId: 'aws:network:disrupt-connectivity',
        parameters: { duration: 'PT2M', scope: 'all' },
        targets: { Subnets: 'zone' },
      },
      failover: { actionId: 'aws:rds:failover-db-cluster', targets: { Clusters: 'database' } },
    },
    ...overrides,
  };
}
