import { validationError } from '../faults';
import { parseParameter } from './parse-parameter';
import { parseResource } from './parse-resource';
import { parseTemplateText } from './parse-text';
import { member, parseSection, readSection, requireMembers, textMember } from './section';
import type { OutputTemplate, RuleTemplate, Template } from './template';
import type { TemplateObject, TemplateValue } from './value';
import { isList, isScalar, isTemplateObject } from './value';

const sections = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Mappings',
  'Conditions',
  'Rules',
  'Resources',
  'Outputs',
];
/** Sections for hooks and macros, which the loopback account does not support. */
const absentSections = ['Transform', 'Hooks'];

/** Maximum number of members per section (user guide, "Understand CloudFormation quotas"). */
const limits: Readonly<Record<string, number>> = {
  Resources: 500,
  Parameters: 200,
  Outputs: 200,
  Mappings: 200,
};

/**
 * Reads a template and checks its structure, but not its references. Throws `ValidationError` in CloudFormation's
 * words.
 */
export function parseTemplate(text: string): Template {
  const template = parseTemplateText(text);
  requireSections(template);
  const resources = parseSection('Resources', template, parseResource);
  if (resources.size === 0) {
    throw validationError('Template format error: At least one Resources member must be defined.');
  }
  return {
    description: textMember(template, 'Description', ''),
    parameters: parseSection('Parameters', template, parseParameter),
    mappings: parseSection('Mappings', template, parseMapping),
    conditions: new Map(Object.entries(readSection('Conditions', template))),
    rules: parseSection('Rules', template, parseRule),
    resources,
    outputs: parseSection('Outputs', template, parseOutput),
  };
}

function requireSections(template: TemplateObject): void {
  const keys = Object.keys(template);
  const absent = keys.find((key) => absentSections.includes(key));
  if (absent !== undefined) {
    throw validationError(`Template format error: the loopback account does not support ${absent}.`);
  }
  const stray = keys.filter((key) => !sections.includes(key));
  if (stray.length > 0) {
    throw validationError(`Invalid template property or properties [${stray.join(', ')}]`);
  }
  const version = textMember(template, 'AWSTemplateFormatVersion', '') ?? '2010-09-09';
  if (version !== '2010-09-09') {
    throw validationError('Template format error: unsupported value for AWSTemplateFormatVersion.');
  }
  for (const [section, maximum] of Object.entries(limits)) {
    const count = Object.keys(readSection(section, template)).length;
    if (count > maximum) {
      throw validationError(
        `Template format error: Number of ${section.toLowerCase()}, ${count}, is greater than maximum allowed, ${maximum}`,
      );
    }
  }
}

function parseMapping(mapping: TemplateObject, path: string): TemplateObject {
  for (const [key, attributes] of Object.entries(mapping)) {
    if (!isTemplateObject(attributes)) {
      throw validationError(
        `Template format error: Every Mappings member ${path.split('/').at(-1)} must be a map`,
      );
    }
    if (!Object.values(attributes).every(isMappingAttribute)) {
      throw validationError('Template format error: Every Mappings attribute must be a String or a List.');
    }
    if (Object.keys(attributes).length === 0) {
      throw validationError(`Template format error: [${path}/${key}] must have at least one attribute.`);
    }
  }
  return mapping;
}

function isMappingAttribute(value: TemplateValue): boolean {
  return isScalar(value) || (isList(value) && value.every(isScalar));
}

function parseRule(rule: TemplateObject, path: string): RuleTemplate {
  requireMembers(rule, ['RuleCondition', 'Assertions'], path);
  const assertions = member(rule, 'Assertions');
  if (!isList(assertions)) throw validationError(`Template format error: [${path}] must have Assertions.`);
  return {
    condition: member(rule, 'RuleCondition'),
    assertions: assertions.map((assertion, index) => {
      const assert = isTemplateObject(assertion) ? member(assertion, 'Assert') : undefined;
      if (assert === undefined || !isTemplateObject(assertion)) {
        throw validationError(`Template format error: [${path}/Assertions/${index}] must have an Assert.`);
      }
      return { assert, description: textMember(assertion, 'AssertDescription', path) };
    }),
  };
}

function parseOutput(output: TemplateObject, path: string): OutputTemplate {
  requireMembers(output, ['Value', 'Description', 'Condition', 'Export'], path);
  const value = member(output, 'Value');
  if (value === undefined) {
    throw validationError('Template format error: Every Outputs member must contain a Value object');
  }
  const exported = member(output, 'Export');
  const exportName = isTemplateObject(exported) ? member(exported, 'Name') : undefined;
  if (exported !== undefined && exportName === undefined) {
    throw validationError(`Template format error: [${path}/Export] must have a Name.`);
  }
  return {
    value,
    description: textMember(output, 'Description', path),
    condition: textMember(output, 'Condition', path),
    exportName,
  };
}
