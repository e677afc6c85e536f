import { Stack } from 'aws-cdk-lib';
import { CfnExperimentTemplate } from 'aws-cdk-lib/aws-fis';
import type { IDatabaseCluster } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { LabNetwork } from './lab-network';
import { ZoneOutageRole } from './zone-outage-role';

export interface ZoneOutageProps {
  readonly network: LabNetwork;
  readonly cluster: IDatabaseCluster;
  /** Number of readers. Without a reader a failover is not possible, so the experiments do not request one. */
  readonly readers: number;
}

/**
 * One AWS FIS experiment template for each Availability Zone: the database's subnet of the zone loses its network, and
 * the cluster fails over.
 *
 * The writer's zone changes with every failover. So the drill chooses the template when it runs, starts the experiment,
 * and stops it after the measurement.
 */
export class ZoneOutage extends Construct {
  /** ID of the template of each zone, such as `eu-west-1a=EXT1,eu-west-1b=EXT2`. */
  readonly templates: string;

  constructor(scope: Construct, id: string, props: ZoneOutageProps) {
    super(scope, id);
    const { network, cluster, readers } = props;
    const { clusterArn } = cluster;
    const zones = network.databaseSubnets.map(({ availabilityZone, subnetId }) => ({
      zone: availabilityZone,
      subnetArn: Stack.of(this).formatArn({ service: 'ec2', resource: 'subnet', resourceName: subnetId }),
    }));
    const { role } = new ZoneOutageRole(this, 'Role', {
      vpcArn: network.vpc.vpcArn,
      subnetArns: zones.map(({ subnetArn }) => subnetArn),
      clusterArn,
    });

    const entries = zones.map(({ zone, subnetArn }, index) => {
      const template = new CfnExperimentTemplate(this, `Template${index + 1}`, {
        description: `Outage of ${zone} for the cluster ${cluster.clusterIdentifier}`,
        roleArn: role.roleArn,
        targets: {
          subnet: { resourceType: 'aws:ec2:subnet', resourceArns: [subnetArn], selectionMode: 'ALL' },
          ...(readers > 0 && {
            cluster: { resourceType: 'aws:rds:cluster', resourceArns: [clusterArn], selectionMode: 'ALL' },
          }),
        },
        actions: {
          disconnect: {
            actionId: 'aws:network:disrupt-connectivity',
            parameters: { scope: 'all', duration: MAX_DURATION },
            targets: { Subnets: 'subnet' },
          },
          ...(readers > 0 && {
            failover: { actionId: 'aws:rds:failover-db-cluster', targets: { Clusters: 'cluster' } },
          }),
        },
        // No stop condition, because the lab has no alarms. The experiment ends when its longest action ends.
        stopConditions: [{ source: 'none' }],
        tags: { Name: `Outage of ${zone}` },
      });
      return `${zone}=${template.ref}`;
    });
    this.templates = entries.join(',');
  }
}

/**
 * Limit of an outage that the drill does not stop, as ISO 8601. Longer than the longest run of a drill (10 minutes) and the
 * start of its functions and the experiment together.
 */
const MAX_DURATION = 'PT15M';
