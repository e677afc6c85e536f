import { Annotations, CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { LabConfig } from './config';
import { FailoverFunction } from './failover-function';
import { LabDatabase } from './lab-database';
import { LabNetwork } from './lab-network';
import { ProbeFunction } from './probe-function';
import { ZoneOutage } from './zone-outage';

export interface FailoverLabStackProps {
  readonly config: LabConfig;
}

/**
 * The lab: a multi-AZ Aurora cluster, a function that fails it over, and a probe that measures the failover.
 *
 * The stack is environment-agnostic, so one synthesized template serves every account and Region.
 */
export class FailoverLabStack extends Stack {
  constructor(scope: Construct, id: string, props: FailoverLabStackProps) {
    super(scope, id, {
      stackName: props.config.stackName,
      description: 'Aurora failover lab: what happens to an application when its database fails over',
    });
    const { config } = props;
    const network = new LabNetwork(this, 'Network', { azs: config.azs, port: config.port });
    const database = new LabDatabase(this, 'Database', { config, network });
    const failover = new FailoverFunction(this, 'Failover', { database });
    const probe = new ProbeFunction(this, 'Probe', { network, database, clients: config.clients });
    const zoneOutage = config.zoneOutage
      ? new ZoneOutage(this, 'ZoneOutage', { network, database, readers: config.readers })
      : undefined;
    if (config.minAcu === 0 && config.instance === 'serverless') {
      Annotations.of(this).addWarningV2('aurora-failover-lab:autoPause', autoPauseWarning);
    }

    const outputs = {
      DatabaseName: database.databaseName,
      ClusterIdentifier: database.cluster.clusterIdentifier,
      ClusterArn: database.cluster.clusterArn,
      SecretArn: database.secretArn,
      WriterEndpoint: database.cluster.clusterEndpoint.hostname,
      ReaderEndpoint: database.cluster.clusterReadEndpoint.hostname,
      Port: database.port,
      FailoverFunctionName: failover.function.functionName,
      ProbeFunctionName: probe.function.functionName,
      ...(zoneOutage && { ZoneOutageTemplates: zoneOutage.templates }),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}

const autoPauseWarning =
  'minAcu=0 lets the cluster pause; a drill on a paused cluster measures a resume (about 15 s), not a failover';
