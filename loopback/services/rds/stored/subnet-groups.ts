import type { Subnet } from '@aws-sdk/client-rds';
import { faults } from '../faults';

/** Facts about a subnet that RDS uses. */
interface SubnetFacts {
  readonly vpcId: string;
  readonly availabilityZone: string;
}

/** Finds a subnet of the account by its ID. */
export type FindSubnet = (subnetId: string) => SubnetFacts | undefined;

export interface SubnetGroup {
  /** Lower case. */
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly subnets: readonly Subnet[];
  readonly availabilityZones: readonly string[];
}

export class SubnetGroups {
  readonly #groups = new Map<string, SubnetGroup>();
  readonly #findSubnet: FindSubnet;

  constructor(findSubnet: FindSubnet) {
    this.#findSubnet = findSubnet;
  }

  get all(): readonly SubnetGroup[] {
    return [...this.#groups.values()];
  }

  require(name: string): SubnetGroup {
    const group = this.#groups.get(name);
    if (group === undefined) throw faults.subnetGroupNotFound(name);
    return group;
  }

  /** The subnets must exist, belong to one VPC and be in at least two Availability Zones. */
  create(name: string, description: string, subnetIds: readonly string[]): SubnetGroup {
    if (this.#groups.has(name)) throw faults.subnetGroupExists(name);
    const found = [...new Set(subnetIds)].map((id) => ({ id, facts: this.#findSubnet(id) }));
    const missing = found.filter(({ facts }) => facts === undefined).map(({ id }) => id);
    if (missing.length > 0)
      throw faults.subnetInvalid(`Some input subnets are invalid: ${missing.join(', ')}.`);
    const vpcs = [...new Set(found.map(({ facts }) => facts?.vpcId ?? ''))];
    const [vpcId = ''] = vpcs;
    if (vpcs.length > 1)
      throw faults.subnetInvalid(`The subnets are in more than one VPC: ${vpcs.join(', ')}.`);
    const availabilityZones = [...new Set(found.map(({ facts }) => facts?.availabilityZone ?? ''))].sort();
    if (availabilityZones.length < 2) {
      throw faults.subnetGroupTooNarrow(
        'The DB subnet group doesn’t meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ' +
          `${availabilityZones.join(', ')}. Add subnets to cover at least 2 AZs.`,
      );
    }
    const subnets = found.map(({ id, facts }) => ({
      SubnetIdentifier: id,
      SubnetAvailabilityZone: { Name: facts?.availabilityZone },
      SubnetOutpost: {},
      SubnetStatus: 'Active',
    }));
    const group = { name, description, vpcId, subnets, availabilityZones };
    this.#groups.set(name, group);
    return group;
  }

  delete(name: string): void {
    this.require(name);
    this.#groups.delete(name);
  }
}
