import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { hasStack } from '../../../drill/aws/deployed-lab';
import type { Place } from './place';

/** Returns the name of the stack if it exists in any status. */
export async function listStacks({ clients, stackName }: Place): Promise<readonly string[]> {
  return (await hasStack(clients, stackName)) ? [stackName] : [];
}

/**
 * Lists the VPC of the stack until the VPC is deleted. It contains the network interfaces that Lambda created for the probe.
 * EC2 refuses to delete a VPC that contains an interface. So no interface is left when the VPC is deleted.
 */
export async function listNetworks({ clients, stackName, signal }: Place): Promise<readonly string[]> {
  if (!(await hasStack(clients, stackName))) return [];
  const { StackResources = [] } = await clients.cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: stackName }),
    { abortSignal: signal },
  );
  return StackResources.filter(
    ({ ResourceType, ResourceStatus }) =>
      ResourceType === 'AWS::EC2::VPC' && ResourceStatus !== 'DELETE_COMPLETE',
  ).map(({ PhysicalResourceId = '' }) => PhysicalResourceId);
}
