import { draw } from '../../../support/cloudformation/parsed-template';
import { box } from '../../../support/cloudformation/stack-lab';

const labelled = (Label: object) => ({ Resources: { Box: box({ Label }) } });

describe('a template that uses names it does not define', () => {
  it.each([
    [
      labelled({ 'Fn::Join': ['', [{ Ref: 'A' }, { Ref: 'B' }, { Ref: 'A' }]] }),
      'Template format error: Unresolved resource dependencies [A, B] in the Resources block of the template',
    ],
    [
      labelled({ 'Fn::Sub': `x-\${Nowhere}` }),
      'Template format error: Unresolved resource dependencies [Nowhere] in the Resources block of the template',
    ],
    [
      { Resources: { Box: box({}, { DependsOn: 'Nothing' }) } },
      'Template format error: Unresolved resource dependencies [Nothing] in the Resources block of the template',
    ],
    [
      labelled({ 'Fn::GetAtt': ['Other', 'Arn'] }),
      'Template error: instance of Fn::GetAtt references undefined resource Other',
    ],
    [
      labelled({ 'Fn::Sub': `\${Other.Arn}` }),
      'Template error: instance of Fn::GetAtt references undefined resource Other',
    ],
    [
      { Outputs: { Out: { Value: { Ref: 'Ghost' } } } },
      'Template format error: Unresolved resource dependencies [Ghost] in the Outputs block of the template',
    ],
    [
      labelled({ 'Fn::If': ['Maybe', 'a', 'b'] }),
      'Template format error: Unresolved condition dependency Maybe in the Resources block of the template',
    ],
    [
      { Resources: { Box: box({}, { Condition: 'Maybe' }) } },
      'Template format error: Unresolved condition dependency Maybe in the Resources block of the template',
    ],
    [
      { Conditions: { C: { 'Fn::Not': [{ Condition: 'Maybe' }] } } },
      'Template format error: Unresolved condition dependency Maybe in the Conditions block of the template',
    ],
    [
      { Conditions: { C: { 'Fn::Equals': [{ Ref: 'Box' }, 'x'] } } },
      'Template format error: Unresolved dependencies [Box]. Cannot reference resources in the Conditions block of the template',
    ],
    [
      labelled({ 'Fn::FindInMap': ['Sizes', 'a', 'b'] }),
      "Template validation error: Template error: Mapping named 'Sizes' is not present in the 'Mappings' section of template.",
    ],
    [
      labelled({ 'Fn::GetAtt': 'Box' }),
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    ],
  ])('is refused: %j', async (template, message) => {
    await expect(draw(template)).rejects.toThrow(message);
  });

  it('is refused even if a condition excludes the use of the name', async () => {
    const template = {
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      ...labelled({ 'Fn::If': ['Never', { Ref: 'Ghost' }, 'b'] }),
    };
    await expect(draw(template)).rejects.toThrow('Unresolved resource dependencies [Ghost]');
  });
});

it('a template may use its parameters and resources, pseudo parameters and variables of Fn::Sub', async () => {
  const template = {
    Parameters: { P: { Type: 'String', Default: 'p' } },
    Resources: {
      A: box(),
      B: box({
        Label: {
          'Fn::Sub': [`\${P}\${AWS::Region}\${A}\${A.Arn}\${own}\${!Ghost}`, { own: { Ref: 'P' } }],
        },
      }),
    },
  };
  await expect(draw(template)).resolves.toMatchObject({
    dependencies: new Map([
      ['A', new Set()],
      ['B', new Set(['A'])],
    ]),
  });
});
