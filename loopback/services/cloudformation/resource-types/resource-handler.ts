import type { Tag } from '../stacks/stack-resource';
import type { DeletionPolicy } from '../template/template';
import type { ValueObject } from '../template/value';

/** What making or changing a resource starts from. */
export interface ResourceRequest {
  readonly logicalId: string;
  readonly stackName: string;
  readonly stackId: string;
  /** As the type's definition has them; every function and dynamic reference evaluated. */
  readonly properties: ValueObject;
  /** For types that can have tags: those of the template, of the stack, and those that name the stack. */
  readonly tags: readonly Tag[];
  /** Aborts when the operation is given up: the account closes, or the stack is deleted meanwhile. */
  readonly signal: AbortSignal;
}

export interface CreateRequest extends ResourceRequest {
  /**
   * Says under which id the resource is being made, as soon as that is known: should the rest fail, whatever has that
   * id is deleted.
   */
  announce(physicalId: string): void;
}

export interface UpdateRequest extends ResourceRequest {
  readonly physicalId: string;
  readonly previousProperties: ValueObject;
  readonly previousTags: readonly Tag[];
}

export interface DeleteRequest {
  readonly physicalId: string;
  readonly properties: ValueObject;
  /** Keep a snapshot of its data, under a name that says where it is from. */
  readonly takesSnapshot: boolean;
  readonly stackName: string;
  readonly logicalId: string;
  readonly signal: AbortSignal;
}

export interface MadeResource {
  /** What `Ref` gives. Updates keep it. */
  readonly physicalId: string;
  /** What `Fn::GetAtt` gives, by full name: `Endpoint.Address`. */
  readonly attributes: ValueObject;
}

/**
 * Makes, changes and deletes the resources of a type. Each resolves when the resource is ready, or gone. What a
 * service refuses is thrown as the service's own exception; its message becomes the resource's status reason.
 */
export interface ResourceHandler {
  create(request: CreateRequest): Promise<MadeResource>;
  /** In place: changes that make a new resource come as `create`, and `delete` of the old one. */
  update(request: UpdateRequest): Promise<MadeResource>;
  /** Resolves also for a resource that is gone already. */
  delete(request: DeleteRequest): Promise<void>;
}

export type Capability = 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM';

/** A resource type that stacks can have. */
export interface ResourceType {
  readonly handler: ResourceHandler;
  /** What becomes of it where the template does not say. @default Delete */
  readonly defaultDeletionPolicy?: (properties: ValueObject) => DeletionPolicy;
  /** What the request must acknowledge. The property names are those that give it a name of its own. */
  readonly requiresCapability?: { readonly nameProperty: string };
}

export type ResourceTypes = ReadonlyMap<string, ResourceType>;
