import { CfnOutput } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Beginning of the description of each output that a drill reads. The name of the value follows. */
export const DRILL_OUTPUT = 'aurora-failover-lab: ';

/**
 * Adds outputs from which `lab drill --stack` finds a trigger and a probe. It finds them by their descriptions, because
 * the keys of the outputs depend on where the construct is in the stack.
 */
export function addDrillOutputs(scope: Construct, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    new CfnOutput(scope, name, { value, description: `${DRILL_OUTPUT}${name}` });
  }
}
