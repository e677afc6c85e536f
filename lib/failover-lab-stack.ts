import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { FailoverLabProps } from './failover-lab';
import { FailoverLab } from './failover-lab';

export interface FailoverLabStackProps extends StackProps, FailoverLabProps {}

/**
 * Stack that contains the lab only.
 *
 * It is environment-agnostic by default, so one synthesized template serves every account and Region.
 */
export class FailoverLabStack extends Stack {
  readonly lab: FailoverLab;

  constructor(scope: Construct, id: string, props: FailoverLabStackProps = {}) {
    super(scope, id, {
      description: 'Aurora failover lab: what happens to an application when its database fails over',
      ...props,
    });
    // CDK omits the ID `Default` from logical IDs.
    this.lab = new FailoverLab(this, 'Default', props);
    // The lab is alone in this stack, so its outputs have short keys, by which scripts find them.
    for (const output of this.lab.node.findAll()) {
      if (output instanceof CfnOutput) {
        output.overrideLogicalId(output.node.id);
        output.description = undefined;
      }
    }
  }
}
