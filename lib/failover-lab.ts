import { Annotations, Stack } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { LabConfig } from './config';
import { parseConfig } from './config';
import { addDrillOutputs } from './drill-outputs';
import { FailoverProbe } from './failover-probe';
import { FailoverTrigger } from './failover-trigger';
import { LabDatabase } from './lab-database';
import { LabNetwork } from './lab-network';
import type { LabSettings } from './lab-settings';
import { readStackName } from './values';
import { ZoneOutage } from './zone-outage';

export interface FailoverLabProps extends LabSettings {
  /**
   * Identifier of the cluster. Its instances have the same identifier with a number.
   *
   * @default - the name of the stack, in lower case
   */
  readonly clusterIdentifier?: string;
}

/** The lab: a VPC, a multi-AZ Aurora cluster, a function that fails it over, and a probe that measures the failover. */
export class FailoverLab extends Construct {
  readonly vpc: IVpc;
  readonly cluster: DatabaseCluster;
  readonly trigger: FailoverTrigger;
  readonly probe: FailoverProbe;

  constructor(scope: Construct, id: string, props: FailoverLabProps = {}) {
    super(scope, id);
    const config = this.requireConfig(props);
    const network = new LabNetwork(this, 'Network', { azs: config.azs, port: config.port });
    this.vpc = network.vpc;
    const { stackName } = Stack.of(this);
    const clusterIdentifier = this.requireIdentifier(props.clusterIdentifier ?? stackName.toLowerCase());
    this.cluster = new LabDatabase(this, 'Database', { config, clusterIdentifier, network }).cluster;
    this.trigger = new FailoverTrigger(this, 'Failover', { cluster: this.cluster });
    this.probe = new FailoverProbe(this, 'Probe', {
      cluster: this.cluster,
      vpc: this.vpc,
      vpcSubnets: { subnets: [...network.probeSubnets] },
      securityGroups: [network.probeSecurityGroup],
      clients: config.clients.map(({ file }) => file),
    });
    if (config.zoneOutage) {
      const { cluster } = this;
      const { templates } = new ZoneOutage(this, 'ZoneOutage', { network, cluster, readers: config.readers });
      addDrillOutputs(this, { ZoneOutageTemplates: templates });
    }
    if (config.minAcu === 0 && config.instance === 'serverless') {
      Annotations.of(this).addWarningV2('aurora-failover-lab:autoPause', autoPauseWarning);
    }
  }

  /** @throws Error that lists the problems of all properties */
  private requireConfig(props: FailoverLabProps): LabConfig {
    const { readers, azs, instance, minAcu, maxAcu, promotionTiers, engineVersion } = props;
    const { port, backupDays, onDestroy, deletionProtection, zoneOutage, clients } = props;
    const parsed = parseConfig({
      ...{ readers, azs, instance, minAcu, maxAcu, promotionTiers, engineVersion },
      ...{ port, backupDays, onDestroy, deletionProtection, zoneOutage, clients },
    });
    if (parsed.state === 'valid') return parsed.config;
    throw new Error(`FailoverLab ${this.node.path}: ${parsed.problems.join('; ')}`);
  }

  /** Checks the identifier of the cluster. The rule is the same as for the name of the stack. */
  private requireIdentifier(clusterIdentifier: string): string {
    const reading = readStackName(clusterIdentifier);
    if ('value' in reading) return reading.value;
    throw new Error(`FailoverLab ${this.node.path}: clusterIdentifier ${reading.problem}`);
  }
}

const autoPauseWarning =
  'minAcu=0 lets the cluster pause; a drill on a paused cluster measures a resume (about 15 s), not a failover';
