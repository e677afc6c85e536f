import type { ResourceTemplate } from '../template/template';
import type { ValueObject } from '../template/value';

export type ResourceStatus =
  | `${'CREATE' | 'UPDATE' | 'DELETE'}_${'IN_PROGRESS' | 'COMPLETE' | 'FAILED'}`
  | 'DELETE_SKIPPED';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Current state of a stack's resource. Every change replaces the whole object. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  /** Value of `Ref`. Undefined until it is known. */
  readonly physicalId: string | undefined;
  /** Properties from which the resource was created: evaluated, and converted to the types of the definition. */
  readonly properties: ValueObject;
  /** Tags of the stack, and tags that identify the stack. */
  readonly tags: readonly Tag[];
  /** Values of `Fn::GetAtt`, by the attribute's full name. */
  readonly attributes: ValueObject;
  /** Part of the template that defines the resource. */
  readonly template: ResourceTemplate;
  /** Logical ids of the resources that must exist before this resource. */
  readonly dependsOn: ReadonlySet<string>;
  readonly status: ResourceStatus;
  readonly statusReason: string | undefined;
  readonly updatedAt: Date;
}

/** Whether the resource exists, or may exist, so that it has to be deleted with the stack. */
export function isPresent({ status, physicalId }: StackResource): boolean {
  return physicalId !== undefined && status !== 'DELETE_COMPLETE' && status !== 'DELETE_SKIPPED';
}
