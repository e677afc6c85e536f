import type { Problem } from '../properties/reading';
import type { Tag } from '../stacks/stack-resource';
import type { DeletionPolicy } from '../template/template';
import type { ValueObject } from '../template/value';

/** Input for creating or updating a resource. */
export interface ResourceRequest {
  readonly logicalId: string;
  readonly stackName: string;
  readonly stackId: string;
  /** Properties as the type's definition requires them, with every function and dynamic reference evaluated. */
  readonly properties: ValueObject;
  /** Tags of the template, tags of the stack, and tags that identify the stack. Only types that support tags use them. */
  readonly tags: readonly Tag[];
  /** Aborts when the account closes, or when the stack is deleted during the operation. */
  readonly signal: AbortSignal;
}

export interface CreateRequest extends ResourceRequest {
  /**
   * Records the resource's physical id as soon as it is known. If the creation fails later, the resource with that id
   * is deleted.
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
  /** Whether to keep a snapshot of the data, under a name that identifies the resource. */
  readonly takesSnapshot: boolean;
  readonly stackName: string;
  readonly logicalId: string;
  readonly signal: AbortSignal;
}

export interface ResourceResult {
  /** Value of `Ref`. Updates do not change it. */
  readonly physicalId: string;
  /** Values of `Fn::GetAtt` by full name, such as `Endpoint.Address`. */
  readonly attributes: ValueObject;
}

/**
 * Creates, updates and deletes the resources of a type. Each method resolves when the resource is ready, or deleted. If
 * a service rejects a call, its own exception is thrown, and the message of the exception becomes the resource's status
 * reason.
 */
export interface ResourceHandler {
  create(request: CreateRequest): Promise<ResourceResult>;
  /** Updates in place. Changes that replace the resource call `create`, and then `delete` for the old resource. */
  update(request: UpdateRequest): Promise<ResourceResult>;
  /** Also resolves if the resource no longer exists. */
  delete(request: DeleteRequest): Promise<void>;
}

export type Capability = 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM';

/** Resource type that stacks can have. */
export interface ResourceType {
  readonly handler: ResourceHandler;
  /**
   * Returns problems that would only fail the creation, after other resources have been created. A change set with
   * problems fails. Values that come from other resources are unknown. @default none
   */
  readonly findProblems?: (properties: ValueObject) => readonly Problem[];
  /** Policy that is used if the template specifies no policy. @default Delete */
  readonly defaultDeletionPolicy?: (properties: ValueObject) => DeletionPolicy;
  /**
   * Capability that the request must acknowledge. `nameProperty` is the property that gives the resource a custom
   * name.
   */
  readonly requiresCapability?: { readonly nameProperty: string };
}

export type ResourceTypes = ReadonlyMap<string, ResourceType>;
