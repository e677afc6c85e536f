import type {
  ResourceResult,
  ResourceType,
  UpdateRequest,
} from '../../../services/cloudformation/resource-types/resource-handler';
import type { ValueObject } from '../../../services/cloudformation/template/value';

/** Resource that a test creates, updates and deletes through its handler, with the requests that the stack `app` would send. */
export class HandledResource {
  made: ResourceResult = { physicalId: '', attributes: {} };
  readonly announced: string[] = [];
  properties: ValueObject = {};
  readonly #type: ResourceType;
  readonly #common = {
    logicalId: 'Thing',
    stackName: 'app',
    stackId: 'arn:app',
    tags: [{ Key: 'team', Value: 'red' }],
    signal: new AbortController().signal,
  };

  constructor(type: ResourceType) {
    this.#type = type;
  }

  async create(properties: ValueObject): Promise<ResourceResult> {
    this.properties = properties;
    const announce = (physicalId: string) => this.announced.push(physicalId);
    this.made = await this.#type.handler.create({ ...this.#common, properties, announce });
    expect(this.announced).toEqual([this.made.physicalId]);
    return this.made;
  }

  async update(
    properties: ValueObject,
    tags: UpdateRequest['tags'] = this.#common.tags,
  ): Promise<ResourceResult> {
    const previous = { previousProperties: this.properties, previousTags: this.#common.tags };
    const { physicalId } = this.made;
    this.made = await this.#type.handler.update({
      ...this.#common,
      ...previous,
      tags,
      physicalId,
      properties,
    });
    this.properties = properties;
    expect(this.made.physicalId).toBe(physicalId);
    return this.made;
  }

  async delete(takesSnapshot = false): Promise<void> {
    const { physicalId } = this.made;
    await this.#type.handler.delete({
      ...this.#common,
      properties: this.properties,
      physicalId,
      takesSnapshot,
    });
  }
}
