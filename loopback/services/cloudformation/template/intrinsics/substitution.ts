import { validationError } from '../../faults';
import type { TemplateObject, TemplateValue } from '../value';
import { isList, isTemplateObject } from '../value';

/** Part of the text of `Fn::Sub`. */
export type SubstitutionPart =
  | { readonly kind: 'text'; readonly text: string }
  /** Name that the call of `Fn::Sub` itself defines. */
  | { readonly kind: 'variable'; readonly value: TemplateValue }
  | { readonly kind: 'ref'; readonly name: string }
  | { readonly kind: 'attribute'; readonly logicalId: string; readonly attribute: string };

/** Reads the argument of `Fn::Sub`: a text, or a text and values for names in it. `${!name}` is the text `${name}`. */
export function readSubstitution(argument: TemplateValue): readonly SubstitutionPart[] {
  const [text, variables = {}, ...rest] = isList(argument) ? argument : [argument];
  if (typeof text !== 'string' || !isTemplateObject(variables) || rest.length > 0) {
    throw validationError(
      "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as " +
        'first argument, and an optional second argument to specify a mapping of values to replace in the string',
    );
  }
  const parts: SubstitutionPart[] = [];
  let end = 0;
  for (const match of text.matchAll(/\$\{([^}]*)\}/g)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push(readPart(match[1] ?? '', variables));
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

function readPart(content: string, variables: TemplateObject): SubstitutionPart {
  if (content.startsWith('!')) return { kind: 'text', text: `\${${content.slice(1)}}` };
  const name = content.trim();
  if (!/^[A-Za-z0-9_.:]+$/.test(name)) {
    throw validationError(
      'Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons',
    );
  }
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (value !== undefined) return { kind: 'variable', value };
  const at = name.indexOf('.');
  if (at < 0) return { kind: 'ref', name };
  return { kind: 'attribute', logicalId: name.slice(0, at), attribute: name.slice(at + 1) };
}
