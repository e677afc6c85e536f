import type { Parameter } from '@aws-sdk/client-rds';
import { CommonError } from '../../../gateway/errors';
import { engineCatalogue } from '../clusters/engine-catalogue';
import { familyOf } from '../clusters/engine-versions';
import { faults } from '../faults';

export interface ClusterParameterGroup {
  /** Lower case. */
  readonly name: string;
  readonly family: string;
  readonly description: string;
  /** Parameters that were set, by name. Stored and shown, but not applied to the database. */
  readonly parameters: Map<string, Parameter>;
}

const families: readonly string[] = [...new Set(engineCatalogue.map(familyOf))];

/** Parameter groups of an account. The default group of each family always exists and never changes. */
export class ClusterParameterGroups {
  readonly #groups = new Map<string, ClusterParameterGroup>(
    families.map((family) => {
      const name = defaultGroupName(family);
      const description = `Default cluster parameter group for ${family}`;
      return [name, { name, family, description, parameters: new Map() }];
    }),
  );

  get all(): readonly ClusterParameterGroup[] {
    return [...this.#groups.values()];
  }

  find(name: string): ClusterParameterGroup | undefined {
    return this.#groups.get(name);
  }

  require(name: string): ClusterParameterGroup {
    const group = this.#groups.get(name);
    if (group === undefined) throw faults.parameterGroupNotFound(name);
    return group;
  }

  create(name: string, family: string, description: string): ClusterParameterGroup {
    if (!families.includes(family)) {
      throw new CommonError(
        'InvalidParameterValue',
        `ParameterGroupFamily ${family} is not a valid parameter group family; available: ${families.join(', ')}.`,
      );
    }
    if (this.#groups.has(name)) throw faults.parameterGroupExists(name);
    const group = { name, family, description, parameters: new Map<string, Parameter>() };
    this.#groups.set(name, group);
    return group;
  }

  /** Returns a group that can be changed or deleted. Throws for a default group. */
  requireOwn(name: string): ClusterParameterGroup {
    const group = this.require(name);
    if (name !== defaultGroupName(group.family)) return group;
    throw new CommonError(
      'InvalidParameterValue',
      `The parameter DBClusterParameterGroupName is invalid: the default group ${name} cannot be changed or deleted.`,
    );
  }

  delete(name: string): void {
    this.requireOwn(name);
    this.#groups.delete(name);
  }
}

export function defaultGroupName(family: string): string {
  return `default.${family}`;
}
