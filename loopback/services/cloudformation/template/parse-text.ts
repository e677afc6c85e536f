import { validationError } from '../faults';
import type { TemplateObject, TemplateValue } from './value';
import { isTemplateObject } from './value';

/** Maximum depth of a template. AWS accepts less, and every recursive function can process this depth. */
const maxDepth = 100;

/**
 * Reads a template's text as JSON. Rejects YAML: the CDK CLI and other tools that generate templates send JSON, and
 * YAML would need a parser for CloudFormation's own tags (`!Ref`, `!GetAtt`).
 */
export function parseTemplateText(text: string): TemplateObject {
  if (!/^\s*[{[]/.test(text)) {
    throw validationError(
      'Template format error: the loopback account reads templates in JSON only, and this text does not begin ' +
        'with "{". Convert a YAML template to JSON, for example with "cfn-flip".',
    );
  }
  const value = parseJson(text);
  requireNoNull(value, '', 0);
  if (!isTemplateObject(value)) throw validationError('Template format error: unsupported structure.');
  return value;
}

function parseJson(text: string): TemplateValue {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw validationError(`Template format error: JSON not well-formed. (${whereIn(text, String(cause))})`);
  }
}

/**
 * Position of a syntax error. The JavaScript engine reports it as a number of characters, or shows the text if it is
 * short.
 */
function whereIn(text: string, message: string): string {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return message.replace(/^SyntaxError: /, '');
  const before = text.slice(0, Number(position));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return `line ${line}, column ${column}`;
}

function requireNoNull(value: unknown, path: string, depth: number): void {
  if (value === null) throw validationError(`[${path}] 'null' values are not allowed in templates`);
  if (typeof value !== 'object') return;
  if (depth === maxDepth) {
    throw validationError(`Template format error: a template may be up to ${maxDepth} levels deep.`);
  }
  for (const [key, part] of Object.entries(value)) requireNoNull(part, `${path}/${key}`, depth + 1);
}
