import { parseResourceArn } from '../names/arns';
import { membersInSubnets } from '../network/members-in-subnets';
import { requireNetworkPermissions } from '../network/network-permissions';
import { durationRule, parseDurationMs } from './duration';
import type { ExperimentActionType } from './experiment-action';

/**
 * Scopes in which the database members of a subnet are unreachable from other zones. The other scopes of AWS block
 * traffic that does not exist in this account, for example traffic to Amazon S3.
 */
const scopes = ['all', 'availability-zone'];

/**
 * `aws:network:disrupt-connectivity`: for its duration, the cluster members in the subnets receive and send nothing. The
 * connections to them stay open and are silent, because AWS blocks the traffic by network ACLs, which drop packets.
 */
export const disruptConnectivityAction: ExperimentActionType = {
  target: {
    key: 'Subnets',
    resourceType: 'aws:ec2:subnet',
    maxResources: 5,
    parseArn: (account, arn) => parseResourceArn(account, arn, 'ec2', 'subnet', '/'),
    exists(id, role, { findSubnet }) {
      role.require('ec2:DescribeSubnets', ['*']);
      return findSubnet(id) !== undefined;
    },
  },
  parameters: {
    duration: durationRule,
    scope: { accepts: (value) => scopes.includes(value), expected: scopes.join(' or ') },
  },
  async run({ resources, parameters: { duration = '' }, role, signal }, deps) {
    for (const id of resources) requireNetworkPermissions(role, deps.account, id, deps.findSubnet(id)?.vpcId);
    const release = deps.isolations.isolate(membersInSubnets(deps.rds, resources));
    try {
      await deps.clock.sleep(parseDurationMs(duration), signal);
    } finally {
      release();
    }
  },
};
