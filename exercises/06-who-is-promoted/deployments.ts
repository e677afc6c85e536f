import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { paginateDescribeStackEvents } from '@aws-sdk/client-cloudformation';
import type { ExerciseLab } from '../exercise';

/** Change of an instance by a deployment. */
export interface Deployment {
  readonly atMs: number;
  readonly instance: string;
  /** Promotion tier since the change; undefined if the deployment deleted the instance. */
  readonly tier: number | undefined;
}

/**
 * Reads from the events of the stack which instances the deployments created, changed and deleted, oldest first. RDS shows
 * only the present tiers, and the exercise ends with the default ones. CloudFormation keeps events for 90 days.
 */
export async function readDeployments({
  clients,
  deployed,
  signal,
}: ExerciseLab): Promise<readonly Deployment[]> {
  const pages = paginateDescribeStackEvents(
    { client: clients.cloudFormation },
    { StackName: deployed.stackName },
    { abortSignal: signal },
  );
  const deployments: Deployment[] = [];
  for await (const { StackEvents = [] } of pages) deployments.push(...StackEvents.flatMap(toDeployment));
  return deployments.sort((one, other) => one.atMs - other.atMs);
}

function toDeployment(event: StackEvent): Deployment[] {
  const { ResourceType, ResourceStatus = '', PhysicalResourceId: instance = '', Timestamp } = event;
  if (ResourceType !== 'AWS::RDS::DBInstance' || Timestamp === undefined) return [];
  const atMs = Timestamp.getTime();
  if (ResourceStatus === 'DELETE_COMPLETE') return [{ atMs, instance, tier: undefined }];
  if (!/^(CREATE|UPDATE)_COMPLETE$/.test(ResourceStatus)) return [];
  const { PromotionTier } = JSON.parse(event.ResourceProperties ?? '{}');
  // Numbers in templates may be texts.
  return [{ atMs, instance, tier: Number(PromotionTier ?? DEFAULT_TIER) }];
}

/** Tier of an instance without the property (API reference, `CreateDBInstance`). */
const DEFAULT_TIER = 1;

/** Returns the tiers of the instances that existed at a time. */
export function tiersAt(deployments: readonly Deployment[], atMs: number): ReadonlyMap<string, number> {
  const tiers = new Map<string, number>();
  for (const { instance, tier } of deployments.filter((deployment) => deployment.atMs <= atMs)) {
    if (tier === undefined) tiers.delete(instance);
    else tiers.set(instance, tier);
  }
  return tiers;
}

/** Whether a deployment has ever left the cluster with a writer only. */
export function hadNoReader(deployments: readonly Deployment[]): boolean {
  return deployments.some(({ tier, atMs }) => tier === undefined && tiersAt(deployments, atMs).size === 1);
}
