/** Type of a property, as `@aws-cdk/aws-service-spec` defines it. */
export type PropertyType =
  | { readonly type: 'string'; readonly allowedValues?: readonly string[] }
  | { readonly type: 'integer'; readonly allowedValues?: readonly number[] }
  | { readonly type: 'number' | 'boolean' | 'date-time' | 'null' }
  /** JSON document, such as a policy. */
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
  /** Types from older definitions; templates may still use them. */
  readonly previousTypes?: readonly PropertyType[];
  readonly required?: boolean;
  /** Whether changing the property replaces the resource. @default no */
  readonly causesReplacement?: 'yes' | 'no' | 'maybe';
}

export type PropertyDefinitions = Readonly<Record<string, PropertyDefinition>>;
