import { Fn, Tags, Validations } from 'aws-cdk-lib';
import type { ISubnet } from 'aws-cdk-lib/aws-ec2';
import { Port, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export interface LabNetworkProps {
  /** Number of Availability Zones, 2 or 3. */
  readonly azs: number;
  /** The database's TCP port. */
  readonly port: number;
}

/**
 * VPC of isolated subnets without gateways, NAT and endpoints, so that it costs nothing and has no route out. Its two
 * security groups allow connections from the probe to the database only.
 *
 * Each zone has one subnet for the database and one for the probe. An experiment that disconnects the database's subnet
 * does not disconnect the probe, which measures the outage.
 */
export class LabNetwork extends Construct {
  readonly vpc: Vpc;
  /** One subnet for each zone, in the order of the zones. */
  readonly databaseSubnets: readonly ISubnet[];
  readonly probeSubnets: readonly ISubnet[];
  readonly databaseSecurityGroup: SecurityGroup;
  readonly probeSecurityGroup: SecurityGroup;

  constructor(scope: Construct, id: string, props: LabNetworkProps) {
    super(scope, id);
    // In an environment-agnostic stack `maxAzs` yields only two zones, and CDK counts the list `Fn.getAzs()` as one
    // zone.
    const zones = Array.from({ length: props.azs }, (_, index) => Fn.select(index, Fn.getAzs()));
    this.vpc = new Vpc(this, 'Vpc', {
      availabilityZones: zones,
      natGateways: 0,
      createInternetGateway: false,
      subnetConfiguration: [
        { name: 'Database', subnetType: SubnetType.PRIVATE_ISOLATED },
        { name: 'Probe', subnetType: SubnetType.PRIVATE_ISOLATED },
      ],
      // Nothing uses the default security group. To remove its rules, CDK would add a custom resource with a function
      // and a role.
      restrictDefaultSecurityGroup: false,
    });
    Validations.of(this.vpc).acknowledge({
      id: 'AwsSolutions-VPC7',
      reason:
        'No route leaves this VPC; a flow log adds cost, a role and a log group that can outlive the stack.',
    });

    this.databaseSubnets = this.vpc.selectSubnets({ subnetGroupName: 'Database' }).subnets;
    this.probeSubnets = this.vpc.selectSubnets({ subnetGroupName: 'Probe' }).subnets;

    // CDK names the VPC and its subnets after their paths. As in logical IDs, the ID `Default` is not part of the names.
    for (const named of [this.vpc, ...this.databaseSubnets, ...this.probeSubnets]) {
      Tags.of(named).add('Name', named.node.path.replaceAll('/Default/', '/'));
    }

    this.databaseSecurityGroup = this.securityGroup('DatabaseSecurityGroup', 'The Aurora cluster of the lab');
    this.probeSecurityGroup = this.securityGroup(
      'ProbeSecurityGroup',
      'The probe that measures the failover',
    );
    this.probeSecurityGroup.connections.allowTo(
      this.databaseSecurityGroup,
      Port.tcp(props.port),
      'The probe connects to the database',
    );
  }

  /** Returns the Availability Zone (a token) of the instance at `index`: round robin, so neighbours are in different zones. */
  zoneFor(index: number): string | undefined {
    return this.vpc.availabilityZones[index % this.vpc.availabilityZones.length];
  }

  private securityGroup(id: string, description: string): SecurityGroup {
    return new SecurityGroup(this, id, { vpc: this.vpc, description, allowAllOutbound: false });
  }
}
