import type { Stack } from '@aws-sdk/client-cloudformation';
import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import type { RunningAccount } from '../../account/running';
import { DEPLOY } from '../../lab-command';

/** An account's stacks, clusters and instances, as its services describe them. */
export interface AccountContents {
  readonly stacks: readonly Pick<Stack, 'StackName' | 'StackStatus'>[];
  readonly clusters: readonly DBCluster[];
  readonly instances: readonly DBInstance[];
}

/** Renders an account as text: one line each for the account, its stacks, clusters, members and endpoints. */
export function renderStatus(account: RunningAccount, contents: AccountContents): string {
  const { stacks, clusters, instances } = contents;
  const lines = [
    `account  ${account.accountId} in ${account.region} on ${account.endpointUrl} (pid ${account.pid})`,
    ...stacks.map(({ StackName, StackStatus }) => `stack    ${StackName}  ${StackStatus}`),
    ...clusters.flatMap((cluster) => renderCluster(cluster, instances, account.endpointPorts)),
  ];
  if (stacks.length === 0) lines.push(`no stack; deploy one with: ${DEPLOY}`);
  return lines.join('\n');
}

type Ports = RunningAccount['endpointPorts'];

/** Shows each endpoint with its port on 127.0.0.1, because its host name resolves only in the account's functions. */
function renderCluster(cluster: DBCluster, instances: readonly DBInstance[], ports: Ports): string[] {
  const { DBClusterIdentifier, Status, DBClusterMembers = [], Endpoint, ReaderEndpoint } = cluster;
  const members = DBClusterMembers.map(({ DBInstanceIdentifier: id, IsClusterWriter, PromotionTier }) => {
    const instance = instances.find(({ DBInstanceIdentifier }) => DBInstanceIdentifier === id);
    const where = renderAddress(instance?.Endpoint?.Address, ports);
    const role = IsClusterWriter ? 'writer' : 'reader';
    return `${role}  ${id}  tier ${PromotionTier}  ${instance?.DBInstanceStatus ?? 'missing'}  ${where}`;
  });
  const endpoints = [
    `cluster endpoint  ${renderAddress(Endpoint, ports)}  ${Endpoint}`,
    `reader endpoint   ${renderAddress(ReaderEndpoint, ports)}  ${ReaderEndpoint}`,
  ];
  return [
    `cluster  ${DBClusterIdentifier}  ${Status}`,
    ...[...members, ...endpoints].map((line) => `         ${line}`),
  ];
}

function renderAddress(host: string | undefined, ports: Ports): string {
  const port = ports[host ?? ''];
  return port === undefined ? 'no port' : `127.0.0.1:${port}`;
}
