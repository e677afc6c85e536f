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
 * Resources that exist in this object only: one handler for every type that the templates of a test use. It notes what
 * is asked of it, and can be told to fail or to wait.
 */
export class MemoryResources {
  /** What exists, by physical id, with the properties it has. */
  readonly existing = new Map<string, ValueObject>();
  /** `create Group`, in the order of beginning. */
  readonly calls: string[] = [];
  /** Physical ids of deletions that had to keep the data. */
  readonly snapshots: string[] = [];
  /** How many calls were under way at once, at most. */
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

  /** Makes a call fail from now on, before it does anything or after it has; `undefined` mends it. */
  failAt(verb: Verb, logicalId: string, error: Error | undefined, when: 'before' | 'after' = 'before'): void {
    if (error === undefined) this.#failures.delete(`${verb} ${logicalId}`);
    else this.#failures.set(`${verb} ${logicalId}`, { error, when });
  }

  /** Makes a call wait before it does anything. `reached` resolves when it waits, `release` lets it go on. */
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

  /** The logical ids that were asked for with one verb, in the order of beginning. */
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
      // Others get their turn, as they do while a real service is at work.
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
