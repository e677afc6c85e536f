/** What a property may be, as `@aws-cdk/aws-service-spec` writes it. */
export type PropertyType =
  | { readonly type: 'string'; readonly allowedValues?: readonly string[] }
  | { readonly type: 'integer'; readonly allowedValues?: readonly number[] }
  | { readonly type: 'number' | 'boolean' | 'date-time' | 'null' }
  /** A document, such as a policy. */
  | { readonly type: 'json' }
  /** `{ Key, Value }` */
  | { readonly type: 'tag' }
  | { readonly type: 'array'; readonly element: PropertyType }
  | { readonly type: 'map'; readonly element: PropertyType }
  | { readonly type: 'union'; readonly types: readonly PropertyType[] }
  | { readonly type: 'ref'; readonly reference: StructureReference };

export interface StructureReference {
  readonly $ref: string;
}

export interface PropertyDefinition {
  readonly type: PropertyType;
  /** What it was in older definitions; templates may still give that. */
  readonly previousTypes?: readonly PropertyType[];
  readonly required?: boolean;
  /** Whether a change of it makes a new resource. @default no */
  readonly causesReplacement?: 'yes' | 'no' | 'maybe';
}

export type PropertyDefinitions = Readonly<Record<string, PropertyDefinition>>;
