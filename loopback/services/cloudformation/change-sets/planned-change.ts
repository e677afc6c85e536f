import type { Value, ValueObject } from '../template/value';

/** Why a property changes. */
export type ChangeCause =
  | { readonly source: 'DirectModification' }
  | { readonly source: 'ParameterReference'; readonly entity: string }
  /** The value depends on the outcome of another resource. */
  | { readonly source: 'ResourceReference' | 'ResourceAttribute'; readonly entity: string };

/** One attribute of a resource that changes. */
export interface PlannedDetail {
  readonly attribute: 'Properties' | 'Metadata' | 'DeletionPolicy' | 'UpdateReplacePolicy' | 'Tags';
  /** Name of the property. */
  readonly name: string | undefined;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  readonly recreation: 'Never' | 'Conditionally' | 'Always';
  readonly cause: ChangeCause;
}

export type PolicyAction =
  | 'Delete'
  | 'Retain'
  | 'Snapshot'
  | 'ReplaceAndDelete'
  | 'ReplaceAndRetain'
  | 'ReplaceAndSnapshot';

/** Planned change of one resource. */
export interface PlannedChange {
  readonly action: 'Add' | 'Modify' | 'Remove';
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string | undefined;
  readonly replacement: 'True' | 'False' | 'Conditional' | undefined;
  readonly policyAction: PolicyAction | undefined;
  readonly before: ValueObject | undefined;
  readonly after: ValueObject | undefined;
  readonly details: readonly PlannedDetail[];
}
