import type { ResourceTemplate } from '../template/template';
import type { ValueObject } from '../template/value';

export type ResourceStatus =
  | `${'CREATE' | 'UPDATE' | 'DELETE'}_${'IN_PROGRESS' | 'COMPLETE' | 'FAILED'}`
  | 'DELETE_SKIPPED';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** A resource of a stack as it is now. Replaced as a whole when something of it changes. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  /** Undefined until there is one. What `Ref` gives. */
  readonly physicalId: string | undefined;
  /** What it was made from: evaluated, and converted to the types of its definition. */
  readonly properties: ValueObject;
  /** The stack's tags, and those that say which stack it belongs to. */
  readonly tags: readonly Tag[];
  /** What `Fn::GetAtt` gives, by the attribute's full name. */
  readonly attributes: ValueObject;
  /** The part of the template it comes from. */
  readonly template: ResourceTemplate;
  /** Logical ids of what had to be there before it. */
  readonly dependsOn: ReadonlySet<string>;
  readonly status: ResourceStatus;
  readonly statusReason: string | undefined;
  readonly updatedAt: Date;
}

/** Whether there is, or may be, something behind it that would have to be deleted. */
export function isPresent({ status, physicalId }: StackResource): boolean {
  return physicalId !== undefined && status !== 'DELETE_COMPLETE' && status !== 'DELETE_SKIPPED';
}
