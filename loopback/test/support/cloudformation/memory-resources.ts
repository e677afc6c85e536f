import type {
  CreateRequest,
  ResourceHandler,
  ResourceResult,
  ResourceType,
  ResourceTypes,
} from '../../../services/cloudformation/resource-types/resource-handler';
import type { ValueObject } from '../../../services/cloudformation/template/value';

type Verb = 'create' | 'update' | 'delete';

/**
 * Resources that exist only in this object: one handler for every type in the templates of a test. Records the calls,
 * and can make a call fail or wait.
 */
export class MemoryResources {
  /** Properties of the existing resources, by physical ID. */
  readonly existing = new Map<string, ValueObject>();
  /** Calls such as `create Group`, in the order of their start. */
  readonly calls: string[] = [];
  /** Physical IDs of deletions that required a snapshot. */
  readonly snapshots: string[] = [];
  /** Maximum number of simultaneous calls. */
  mostAtOnce = 0;
  readonly types: ResourceTypes;
  readonly #failures = new Map<string, { readonly error: Error; readonly when: 'before' | 'after' }>();
  readonly #holds = new Map<string, { readonly reach: () => void; readonly released: Promise<void> }>();
  #underWay = 0;
  #made = 0;

  constructor(types: Readonly<Record<string, Omit<ResourceType, 'handler'>>>) {
    const handler: ResourceHandler = {
      create: (request) => this.#run('create', request.logicalId, () => this.#create(request)),
      update: ({ logicalId, physicalId, properties }) =>
        this.#run('update', logicalId, () => this.#keep(physicalId, properties)),
      delete: ({ logicalId, physicalId, takesSnapshot }) =>
        this.#run('delete', logicalId, () => {
          if (takesSnapshot) this.snapshots.push(physicalId);
          this.existing.delete(physicalId);
        }),
    };
    this.types = new Map(Object.entries(types).map(([type, options]) => [type, { ...options, handler }]));
  }

  /** Makes a call fail from now on, before or after its effect. `undefined` makes it succeed again. */
  failAt(verb: Verb, logicalId: string, error: Error | undefined, when: 'before' | 'after' = 'before'): void {
    if (error === undefined) this.#failures.delete(`${verb} ${logicalId}`);
    else this.#failures.set(`${verb} ${logicalId}`, { error, when });
  }

  /** Makes a call wait before its effect. `reached` resolves when the call waits; `release` lets it continue. */
  holdAt(verb: Verb, logicalId: string): { readonly reached: Promise<void>; readonly release: () => void } {
    let release: () => void = () => {};
    let reach: () => void = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const reached = new Promise<void>((resolve) => {
      reach = resolve;
    });
    this.#holds.set(`${verb} ${logicalId}`, { reach, released });
    return { reached, release };
  }

  /** Logical IDs of the calls with one verb, in the order of their start. */
  order(verb: Verb): readonly string[] {
    return this.calls.filter((call) => call.startsWith(verb)).map((call) => call.slice(verb.length + 1));
  }

  #create({ logicalId, properties, announce }: CreateRequest): ResourceResult {
    this.#made += 1;
    const physicalId = `${logicalId.toLowerCase()}-${this.#made}`;
    announce(physicalId);
    return this.#keep(physicalId, properties);
  }

  #keep(physicalId: string, properties: ValueObject): ResourceResult {
    this.existing.set(physicalId, properties);
    return {
      physicalId,
      attributes: { Arn: `arn:memory:${physicalId}`, Count: Object.keys(properties).length },
    };
  }

  async #run<Result>(verb: Verb, logicalId: string, work: () => Result): Promise<Result> {
    const call = `${verb} ${logicalId}`;
    this.calls.push(call);
    this.#underWay += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#underWay);
    const failure = this.#failures.get(call);
    const hold = this.#holds.get(call);
    try {
      hold?.reach();
      await hold?.released;
      // Lets other calls run, as happens while a real service works.
      await new Promise((resolve) => setImmediate(resolve));
      if (failure?.when === 'before') throw failure.error;
      const result = work();
      if (failure?.when === 'after') throw failure.error;
      return result;
    } finally {
      this.#underWay -= 1;
    }
  }
}
