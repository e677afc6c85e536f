import * as cfn from '@aws-sdk/client-cloudformation';
import { strToU8, zipSync } from 'fflate';
import type { RdsLab } from '../rds-lab';
import type { DeploymentLab } from './deployment-lab';

/** Stores the code of every function in S3, where the template expects it as assets. */
export function putCode(rds: RdsLab, lab: DeploymentLab, template: Readonly<Record<string, unknown>>): void {
  const { accountId, region } = rds.account.deps.account;
  const zip = zipSync({ 'index.mjs': strToU8('export const handler = () => {};') });
  for (const [, key] of JSON.stringify(template).matchAll(/"S3Key":"([^"]+)"/g)) {
    lab.objects.set(`cdk-hnb659fds-assets-${accountId}-${region}/${key}`, zip);
  }
}

/**
 * Resolves once the stack is not in progress. DescribeStacks holds its answer, so one call is enough unless the
 * machine is slow.
 */
export async function settled(rds: RdsLab, lab: DeploymentLab, nameOrId: string): Promise<cfn.Stack> {
  const input = { StackName: nameOrId };
  const endMs = performance.now() + 50_000;
  for (;;) {
    const { Stacks: [stack] = [] } = await lab.client.send(new cfn.DescribeStacksCommand(input));
    if (stack === undefined) throw new Error(`The stack ${nameOrId} does not exist.`);
    if (!stack.StackStatus?.endsWith('_IN_PROGRESS')) return stack;
    if (performance.now() > endMs)
      throw new Error(`The stack is still ${stack.StackStatus}, with ${unfinished(rds, lab, nameOrId)}`);
  }
}

/** Returns the unfinished resources and the state of all clusters, as text for the error message. */
function unfinished(rds: RdsLab, lab: DeploymentLab, nameOrId: string): string {
  const resources = lab.cloudFormation.stacks.find(nameOrId)?.resources.values() ?? [];
  const waiting = [...resources].filter(({ status }) => !status.endsWith('_COMPLETE'));
  const clusters = rds.account.clusters.map(({ hosted: { cluster } }) => [
    cluster.status,
    ...cluster.members.map(({ identifier, status }) => `${identifier} ${status}`),
  ]);
  return JSON.stringify([waiting.map(({ logicalId, status }) => `${logicalId} ${status}`), clusters]);
}
