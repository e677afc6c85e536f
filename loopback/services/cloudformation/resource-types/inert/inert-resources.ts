import type { ValueObject } from '../../template/value';

/** Resource that is stored and has no behavior. */
export interface InertResource {
  readonly type: string;
  readonly physicalId: string;
  readonly properties: ValueObject;
  readonly attributes: ValueObject;
}

/** Resources of an account that only store their properties and attributes. */
export class InertResources {
  readonly #resources = new Map<string, InertResource>();

  get all(): readonly InertResource[] {
    return [...this.#resources.values()];
  }

  find(type: string, physicalId: string): InertResource | undefined {
    return this.#resources.get(keyOf(type, physicalId));
  }

  keep(resource: InertResource): void {
    this.#resources.set(keyOf(resource.type, resource.physicalId), resource);
  }

  remove(type: string, physicalId: string): void {
    this.#resources.delete(keyOf(type, physicalId));
  }
}

function keyOf(type: string, physicalId: string): string {
  return `${type} ${physicalId}`;
}
