import { parseTemplate } from '../../../../services/cloudformation/template/parse-template';
import { parse } from '../../../support/cloudformation/parsed-template';
import { box } from '../../../support/cloudformation/stack-lab';

/** Messages recorded from AWS, except those that name the loopback account. */
describe('an invalid template', () => {
  it.each([
    [{ Resources: {} }, 'Template format error: At least one Resources member must be defined.'],
    [{ Resources: { Box: 5 } }, 'Template format error: Any Resources member must be an object.'],
    [
      { Resources: { A: { Properties: {} } } },
      'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
    ],
    [{ Resources: { A: box({}, { Invalid: 1 }) } }, "Invalid template resource property 'Invalid'"],
    [
      { Resources: { A: box({}, { Properties: [] }) } },
      'Template format error: Any Properties member must be an object.',
    ],
    [
      { Resources: { A: box({}, { UpdatePolicy: {} }) } },
      'Template format error: [/Resources/A] UpdatePolicy has no effect in the loopback account; remove it.',
    ],
    [
      { Resources: { A: box({}, { DeletionPolicy: 'Keep' }) } },
      'Template error: Unrecognized DeletionPolicy Keep for resource A',
    ],
    [
      { Resources: { A: box({}, { DependsOn: [5] }) } },
      'Template format error: [/Resources/A/DependsOn] Every DependsOn value must be a string or a list of strings.',
    ],
    [{ Extra: {}, More: {} }, 'Invalid template property or properties [Extra, More]'],
    [
      { Transform: 'AWS::LanguageExtensions' },
      'Template format error: the loopback account does not support Transform.',
    ],
    [
      { AWSTemplateFormatVersion: '2020-01-01' },
      'Template format error: unsupported value for AWSTemplateFormatVersion.',
    ],
    [{ Outputs: { A: { Value: null } } }, "[/Outputs/A/Value] 'null' values are not allowed in templates"],
    [{ Outputs: { A: {} } }, 'Template format error: Every Outputs member must contain a Value object'],
    [
      { Outputs: { A: { Value: 'x', Export: {} } } },
      'Template format error: [/Outputs/A/Export] must have a Name.',
    ],
    [{ Mappings: { M: { A: 'x' } } }, 'Template format error: Every Mappings member M must be a map'],
    [
      { Mappings: { M: { A: { B: { Ref: 'x' } } } } },
      'Template format error: Every Mappings attribute must be a String or a List.',
    ],
    [{ Parameters: { P: {} } }, 'Template format error: Every Parameters object must contain a Type member.'],
    [{ Parameters: { P: { Type: 'Text' } } }, 'Template format error: Unrecognized parameter type: Text'],
    [
      { Parameters: { P: { Type: 'String', Foo: 1 } } },
      "Template format error: [/Parameters/P] has the unknown member 'Foo'; allowed are Type, Default,",
    ],
    [
      { Parameters: { P: { Type: 'String', AllowedPattern: '(' } } },
      'Template format error: [/Parameters/P/AllowedPattern] is not a regular expression: (',
    ],
    [
      { Parameters: { P: { Type: 'String', MinLength: 'two' } } },
      'Template format error: [/Parameters/P/MinLength] must be a number, got "two".',
    ],
    [{ Rules: { R: {} } }, 'Template format error: [/Rules/R] must have Assertions.'],
    [{ Conditions: [] }, 'Template format error: [/Conditions] Conditions must be an object.'],
  ])('%j', (template, message) => {
    expect(() => parse(template)).toThrow(expect.objectContaining({ code: 'ValidationError' }));
    expect(() => parse(template)).toThrow(message);
  });

  it.each([
    ['{"Resources": }', `Template format error: JSON not well-formed. (Unexpected token '}'`],
    ['{\n  "Resources": {,}\n}', 'Template format error: JSON not well-formed. (line 2, column 17)'],
    [`{"Resources": {"A": "${'x'.repeat(80)}",}}`, 'JSON not well-formed. (line 1, column 104)'],
    ['[]', 'Template format error: unsupported structure.'],
    ['Resources:\n  Box: {}', 'Template format error: the loopback account reads templates in JSON only'],
    ['', 'Template format error: the loopback account reads templates in JSON only'],
  ])('%j', (text, message) => {
    expect(() => parseTemplate(text)).toThrow(message);
  });

  it('is refused if it has more resources than AWS allows', () => {
    const Resources = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`Box${index}`, box()]));
    expect(() => parse({ Resources })).toThrow(
      'Template format error: Number of resources, 501, is greater than maximum allowed, 500',
    );
  });

  it('is refused if it is more than 100 levels deep', () => {
    const deep = `{"Resources":{"A":{"Type":"T","Metadata":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}}}`;
    expect(() => parseTemplate(deep)).toThrow('a template may be up to 100 levels deep');
  });
});

describe('a valid template', () => {
  it('keeps its content and its order', () => {
    const template = parse({
      AWSTemplateFormatVersion: '2010-09-09',
      Description: 'boxes',
      Resources: {
        Last: box({ Size: 1 }, { DependsOn: 'First', DeletionPolicy: 'Retain', Condition: 'Yes' }),
        First: box({}, { DependsOn: ['Last'], UpdateReplacePolicy: 'Snapshot', Metadata: { a: 1 } }),
      },
      Parameters: { P: { Type: 'Number', Default: 5, AllowedValues: [5, '6'], NoEcho: 'true', MinValue: 1 } },
    });
    expect(template.description).toBe('boxes');
    expect([...template.resources.keys()]).toEqual(['Last', 'First']);
    expect(template.resources.get('Last')).toEqual({
      type: 'AWS::Test::Box',
      properties: { Size: 1 },
      dependsOn: ['First'],
      condition: 'Yes',
      deletionPolicy: 'Retain',
      updateReplacePolicy: undefined,
      metadata: undefined,
    });
    expect(template.parameters.get('P')).toMatchObject({
      default: '5',
      allowedValues: ['5', '6'],
      noEcho: true,
      minValue: 1,
    });
  });

  it('may use the names of inherited properties', () => {
    const { resources } = parse({ Resources: { constructor: box(), toString: box() } });
    expect([...resources.keys()]).toEqual(['constructor', 'toString']);
  });
});
