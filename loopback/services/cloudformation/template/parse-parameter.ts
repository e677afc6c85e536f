import { validationError } from '../faults';
import { member, numberMember, requireMembers, textMember } from './section';
import type { ParameterTemplate } from './template';
import type { TemplateObject } from './value';
import { isList, isScalar } from './value';

const members = [
  'Type',
  'Default',
  'Description',
  'NoEcho',
  'AllowedValues',
  'AllowedPattern',
  'ConstraintDescription',
  'MinLength',
  'MaxLength',
  'MinValue',
  'MaxValue',
];

/** Matches `String`, `List<Number>`, `AWS::EC2::VPC::Id`, `AWS::SSM::Parameter::Value<List<String>>`, … */
const types =
  /^(String|Number|List<Number>|CommaDelimitedList|AWS::SSM::Parameter::(Name|Value<.+>)|(List<)?AWS::[A-Za-z0-9]+::[A-Za-z0-9:.]+>?)$/;

export function parseParameter(parameter: TemplateObject, path: string): ParameterTemplate {
  requireMembers(parameter, members, path);
  const type = textMember(parameter, 'Type', path);
  if (type === undefined) {
    throw validationError('Template format error: Every Parameters object must contain a Type member.');
  }
  if (!types.test(type)) throw validationError(`Template format error: Unrecognized parameter type: ${type}`);
  return {
    type,
    default: textMember(parameter, 'Default', path),
    noEcho: textMember(parameter, 'NoEcho', path)?.toLowerCase() === 'true',
    allowedValues: parseAllowedValues(parameter, path),
    allowedPattern: parsePattern(parameter, path),
    constraintDescription: textMember(parameter, 'ConstraintDescription', path),
    minLength: numberMember(parameter, 'MinLength', path),
    maxLength: numberMember(parameter, 'MaxLength', path),
    minValue: numberMember(parameter, 'MinValue', path),
    maxValue: numberMember(parameter, 'MaxValue', path),
  };
}

function parseAllowedValues(parameter: TemplateObject, path: string): readonly string[] | undefined {
  const values = member(parameter, 'AllowedValues');
  if (values === undefined) return undefined;
  if (!isList(values) || !values.every(isScalar)) {
    throw validationError(`Template format error: [${path}/AllowedValues] must be a list of strings.`);
  }
  return values.map(String);
}

/** CloudFormation's patterns have Java's syntax. Patterns that JavaScript cannot read are rejected. */
function parsePattern(parameter: TemplateObject, path: string): string | undefined {
  const pattern = textMember(parameter, 'AllowedPattern', path);
  if (pattern === undefined) return undefined;
  try {
    new RegExp(pattern);
    return pattern;
  } catch {
    throw validationError(
      `Template format error: [${path}/AllowedPattern] is not a regular expression: ${pattern}`,
    );
  }
}
