import { evaluate } from '../../../../../services/cloudformation/template/intrinsics/evaluate';
import type { Scope } from '../../../../../services/cloudformation/template/intrinsics/scope';
import type { TemplateValue } from '../../../../../services/cloudformation/template/value';
import { noValue, Unknown } from '../../../../../services/cloudformation/template/value';

const later = new Unknown('Later');
const values: Readonly<Record<string, ReturnType<Scope['ref']>>> = {
  Text: 'text',
  Number: 5,
  List: ['a', 'b', 'c'],
  Later: later,
  'AWS::NoValue': noValue,
};
const scope: Scope = {
  ref: (name) => values[name] ?? `ref-${name}`,
  attribute: (logicalId, attribute) => (logicalId === 'Later' ? later : `${logicalId}/${attribute}`),
  condition: (name) => name === 'Yes',
  mapping: (map, top, second) =>
    map === 'Sizes' && top === 'eu' ? { small: '1', many: ['x', 'y'] }[second] : undefined,
  zones: (region) => (region === '' ? ['a', 'b', 'c'] : [`${region}a`]),
  imported: (name) => `imported-${name}`,
};
const run = (value: TemplateValue) => evaluate(value, scope);

describe('an intrinsic function', () => {
  it.each<[TemplateValue, unknown]>([
    [{ Ref: 'Text' }, 'text'],
    [{ 'Fn::GetAtt': ['Box', 'Arn'] }, 'Box/Arn'],
    [{ 'Fn::GetAtt': 'Box.Endpoint.Address' }, 'Box/Endpoint.Address'],
    [{ 'Fn::GetAtt': ['Box', 'Endpoint', 'Port'] }, 'Box/Endpoint.Port'],
    [{ 'Fn::GetAtt': ['Box', { Ref: 'Text' }] }, 'Box/text'],
    [{ 'Fn::Join': ['-', ['a', 1, true, { Ref: 'Text' }]] }, 'a-1-true-text'],
    [{ 'Fn::Join': ['', { Ref: 'List' }] }, 'abc'],
    [{ 'Fn::Join': ['', []] }, ''],
    [{ 'Fn::Join': [',', ['a', { Ref: 'AWS::NoValue' }, 'b']] }, 'a,b'],
    [{ 'Fn::Sub': `\${Text} \${Number}\${Box.Arn}` }, 'text 5Box/Arn'],
    [{ 'Fn::Sub': [`\${own}-\${Text}`, { own: { Ref: 'Number' } }] }, '5-text'],
    [{ 'Fn::Sub': `\${!Text} $x {y}` }, `\${Text} $x {y}`],
    [{ 'Fn::Sub': 'plain' }, 'plain'],
    [{ 'Fn::Split': ['|', 'a|b||c'] }, ['a', 'b', '', 'c']],
    [{ 'Fn::Split': ['|', 'a'] }, ['a']],
    [{ 'Fn::Base64': 'grüße' }, 'Z3LDvMOfZQ=='],
    [{ 'Fn::Select': [1, { Ref: 'List' }] }, 'b'],
    [{ 'Fn::Select': ['2', ['x', 'y', 'z']] }, 'z'],
    [{ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, 'a'],
    [{ 'Fn::GetAZs': { Ref: 'Text' } }, ['texta']],
    [{ 'Fn::FindInMap': ['Sizes', 'eu', 'small'] }, '1'],
    [{ 'Fn::FindInMap': ['Sizes', 'eu', 'many'] }, ['x', 'y']],
    [{ 'Fn::FindInMap': ['Sizes', 'us', 'small', { DefaultValue: 'none' }] }, 'none'],
    [{ 'Fn::If': ['Yes', { Ref: 'Text' }, 'no'] }, 'text'],
    [{ 'Fn::If': ['No', { Ref: 'Text' }, 'no'] }, 'no'],
    [{ 'Fn::ImportValue': { 'Fn::Sub': `\${Text}-x` } }, 'imported-text-x'],
    [{ 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }, ['10.0.0.0/24', '10.0.1.0/24']],
    [
      { a: [{ b: { Ref: 'Text' } }], Ref: 'beside others' },
      { a: [{ b: 'text' }], Ref: 'beside others' },
    ],
    [
      { a: { Ref: 'AWS::NoValue' }, b: 1, c: [{ Ref: 'AWS::NoValue' }, 2] },
      { b: 1, c: [2] },
    ],
    [{ Condition: { StringEquals: { a: 'b' } } }, { Condition: { StringEquals: { a: 'b' } } }],
  ])('%j', (value, result) => {
    expect(run(value)).toEqual(result);
  });

  it.each<[TemplateValue]>([
    [{ 'Fn::Join': ['', ['a', { Ref: 'Later' }]] }],
    [{ 'Fn::Join': ['', { Ref: 'Later' }] }],
    [{ 'Fn::Sub': `x\${Later}` }],
    [{ 'Fn::Sub': `x\${Later.Arn}` }],
    [{ 'Fn::Split': [',', { Ref: 'Later' }] }],
    [{ 'Fn::Base64': { Ref: 'Later' } }],
    [{ 'Fn::Select': [0, { Ref: 'Later' }] }],
    [{ 'Fn::Select': [{ Ref: 'Later' }, ['a']] }],
    [{ 'Fn::Cidr': [{ 'Fn::GetAtt': 'Later.CidrBlock' }, 1, 8] }],
    [{ 'Fn::FindInMap': ['Sizes', { Ref: 'Later' }, 'small'] }],
    [{ 'Fn::ImportValue': { Ref: 'Later' } }],
    [{ 'Fn::GetAZs': { Ref: 'Later' } }],
  ])('is unknown while its input is unknown: %j', (value) => {
    expect(run(value)).toBe(later);
  });

  it.each<[TemplateValue, string]>([
    [{ Ref: 5 }, 'Every Ref object must have a single String value'],
    [{ 'Fn::Join': ['', 'abc'] }, 'every Fn::Join object requires two parameters'],
    [{ 'Fn::Join': ['', [['nested']]] }, 'every Fn::Join object requires two parameters'],
    [{ 'Fn::Join': [['-'], ['a']] }, 'every Fn::Join object requires two parameters'],
    [{ 'Fn::Sub': 5 }, "One or more Fn::Sub intrinsic functions don't specify expected arguments"],
    [{ 'Fn::Sub': `\${a-b}` }, 'variable names in Fn::Sub syntax must contain only alphanumeric characters'],
    [{ 'Fn::Sub': [`\${a}`, { a: ['list'] }] }, 'every value in a Fn::Sub object must be a string'],
    [{ 'Fn::Split': ['', 'abc'] }, 'every Fn::Split object requires two parameters'],
    [{ 'Fn::Select': [5, ['a']] }, 'Template error: Fn::Select cannot select nonexistent value at index 5'],
    [{ 'Fn::Select': [-1, ['a']] }, 'Template error: Fn::Select cannot select nonexistent value at index -1'],
    [{ 'Fn::Select': ['x', ['a']] }, 'Fn::Select requires a list argument with two elements'],
    [{ 'Fn::Select': [0] }, 'Fn::Select requires a list argument with two elements'],
    [
      { 'Fn::FindInMap': ['Sizes', 'us', 'small'] },
      'Template error: Unable to get mapping for Sizes::us::small',
    ],
    [{ 'Fn::FindInMap': ['Sizes'] }, 'every Fn::FindInMap object requires three parameters'],
    [{ 'Fn::If': ['Yes', 'a'] }, 'Fn::If requires a list argument with three elements'],
    [{ 'Fn::Base64': ['a'] }, 'every Fn::Base64 object must have a String-typed value'],
    [{ 'Fn::GetAZs': ['a'] }, 'every Fn::GetAZs object must have a String-typed value'],
    [{ 'Fn::Cidr': ['10.0.0.0/16', 300, 8] }, 'cannot make 300 blocks of 8 bits in 10.0.0.0/16'],
    [{ 'Fn::Cidr': ['10.0.0.0/24', 2, 8] }, 'cannot make 2 blocks of 8 bits in 10.0.0.0/24'],
    [{ 'Fn::Cidr': ['banana', 1, 8] }, 'cannot make 1 blocks of 8 bits in banana'],
    [{ 'Fn::Transform': {} }, 'Fn::Transform is not a function that can be used here'],
    [{ 'Fn::Equals': ['a', 'a'] }, 'Fn::Equals is not a function that can be used here'],
    [{ 'Fn::toString': 'a' }, 'Fn::toString is not a function that can be used here'],
    [{ 'Fn::Join': ['', ['a']], Other: 1 }, 'Fn::Join must be the only member of its object'],
  ])('is refused: %j', (value, message) => {
    expect(() => run(value)).toThrow(message);
  });
});
