import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type {
  ClusterInstanceBindOptions,
  IAuroraClusterInstance,
  IClusterInstance,
  IDatabaseCluster,
} from 'aws-cdk-lib/aws-rds';
import { ClusterInstance } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';

export interface LabInstanceProps {
  /** `serverless`, or an instance class without its leading `db.`. */
  readonly instance: string;
  /** Identifier of the instance. It contains no role, because the writer changes with every failover. */
  readonly instanceIdentifier: string;
  readonly availabilityZone: string | undefined;
  /** Promotion tier, 0 to 15. Aurora promotes the reader of the lowest tier. */
  readonly promotionTier: number;
}

/**
 * Instance of the cluster, serverless or provisioned, with any promotion tier.
 *
 * CDK's `ClusterInstance.serverlessV2` supports tiers 1 and 2 only, and CDK puts every writer into tier 0, so that every
 * second failover would return to the first instance. Binding with another tier overrides both.
 */
export class LabInstance implements IClusterInstance {
  private readonly id: string;
  private readonly props: LabInstanceProps;

  constructor(id: string, props: LabInstanceProps) {
    this.id = id;
    this.props = props;
  }

  bind(
    scope: Construct,
    cluster: IDatabaseCluster,
    options: ClusterInstanceBindOptions,
  ): IAuroraClusterInstance {
    return this.kind().bind(scope, cluster, { ...options, promotionTier: this.props.promotionTier });
  }

  private kind(): IClusterInstance {
    const { instance, instanceIdentifier, availabilityZone } = this.props;
    const common = { instanceIdentifier, availabilityZone, publiclyAccessible: false };
    return instance === 'serverless'
      ? ClusterInstance.serverlessV2(this.id, common)
      : ClusterInstance.provisioned(this.id, { ...common, instanceType: new InstanceType(instance) });
  }
}
