import { readAttributeReference } from './intrinsics/attribute-reference';
import { readCall } from './intrinsics/function-call';
import { readSubstitution } from './intrinsics/substitution';
import type { TemplateValue } from './value';
import { isList, isScalar } from './value';

/** Name that a value in a template uses. */
export interface Reference {
  readonly kind: 'ref' | 'attribute' | 'condition' | 'mapping';
  /** Name; for an attribute, the logical id of its resource. */
  readonly name: string;
}

/**
 * Names that a value uses. With `holds`, only names in the branches that conditions choose, because a resource
 * depends only on the chosen branch of its `Fn::If`.
 */
export function* referencesIn(
  value: TemplateValue,
  holds?: (condition: string) => boolean,
): Generator<Reference> {
  if (isScalar(value)) return;
  if (isList(value)) {
    for (const item of value) yield* referencesIn(item, holds);
    return;
  }
  const call = readCall(value);
  if (call === undefined) {
    for (const part of Object.values(value)) yield* referencesIn(part, holds);
    return;
  }
  const inCall = readers[call.name] ?? referencesIn;
  yield* inCall(call.argument, holds);
}

type Reader = typeof referencesIn;

/** Readers of functions whose arguments have a special format. */
const readers: Readonly<Record<string, Reader | undefined>> = {
  *Ref(argument) {
    if (typeof argument === 'string') yield { kind: 'ref', name: argument };
  },

  *'Fn::GetAtt'(argument, holds) {
    const { logicalId, attribute } = readAttributeReference(argument);
    yield { kind: 'attribute', name: logicalId };
    yield* referencesIn(attribute, holds);
  },

  *'Fn::Sub'(argument, holds) {
    for (const part of readSubstitution(argument)) {
      if (part.kind === 'ref') yield { kind: 'ref', name: part.name };
      if (part.kind === 'attribute') yield { kind: 'attribute', name: part.logicalId };
      if (part.kind === 'variable') yield* referencesIn(part.value, holds);
    }
  },

  *'Fn::If'(argument, holds) {
    const [condition, whenTrue, whenFalse] = isList(argument) ? argument : [];
    if (typeof condition !== 'string') return;
    yield { kind: 'condition', name: condition };
    const chosen = holds === undefined ? [whenTrue, whenFalse] : [holds(condition) ? whenTrue : whenFalse];
    for (const branch of chosen) if (branch !== undefined) yield* referencesIn(branch, holds);
  },

  *'Fn::FindInMap'(argument, holds) {
    const map = isList(argument) ? argument[0] : undefined;
    if (typeof map === 'string') yield { kind: 'mapping', name: map };
    if (isList(argument)) yield* referencesIn(argument, holds);
  },
};
