import { draw } from '../../../support/cloudformation/parsed-template';

const one = (parameter: object) => ({ Parameters: { P: parameter } });

describe('a parameter', () => {
  it.each([
    [{ Type: 'String' }, { P: 'given' }, 'given'],
    [{ Type: 'String', Default: 'usual' }, {}, 'usual'],
    [{ Type: 'String', Default: '' }, {}, ''],
    [{ Type: 'Number', MinValue: 1, MaxValue: 9 }, { P: '5' }, '5'],
    [{ Type: 'CommaDelimitedList' }, { P: 'a, b,c' }, ['a', 'b', 'c']],
    [{ Type: 'CommaDelimitedList', Default: '' }, {}, []],
    [{ Type: 'List<Number>' }, { P: '1,2' }, ['1', '2']],
    [{ Type: 'AWS::EC2::VPC::Id' }, { P: 'vpc-1' }, 'vpc-1'],
    [{ Type: 'List<AWS::EC2::Subnet::Id>' }, { P: 'a,b' }, ['a', 'b']],
    [{ Type: 'AWS::SSM::Parameter::Value<String>', Default: '/known' }, {}, 'a,b'],
    [{ Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: '/known' }, {}, ['a', 'b']],
    [{ Type: 'AWS::SSM::Parameter::Name' }, { P: '/known' }, '/known'],
    [{ Type: 'String', AllowedValues: ['a', 'b'] }, { P: 'b' }, 'b'],
    [{ Type: 'CommaDelimitedList', AllowedValues: ['a', 'b'] }, { P: 'b,a' }, ['b', 'a']],
    [{ Type: 'String', AllowedPattern: '[a-z]+|x1' }, { P: 'x1' }, 'x1'],
  ])('%j with the input %j has the value %j', async (parameter, given, value) => {
    const { inputs } = await draw(one(parameter), given as Record<string, string>);
    expect(inputs.ref('P')).toEqual(value);
  });

  it.each([
    [{ Type: 'String' }, {}, 'Parameters: [P] must have values'],
    [{ Type: 'String', Default: 'x' }, { Q: '1' }, 'Parameters: [Q] do not exist in the template'],
    [{ Type: 'Number' }, { P: 'five' }, "Parameter 'P' must be a number"],
    [{ Type: 'List<Number>' }, { P: '1,x' }, "Parameter 'P' must be a number"],
    [{ Type: 'Number', MinValue: 3 }, { P: '2' }, "Parameter 'P' must be a number not less than 3"],
    [{ Type: 'Number', MaxValue: 3 }, { P: '4' }, "Parameter 'P' must be a number not greater than 3"],
    [{ Type: 'String', MinLength: 3 }, { P: 'ab' }, "Parameter 'P' must contain at least 3 characters"],
    [{ Type: 'String', MaxLength: 1 }, { P: 'ab' }, "Parameter 'P' must contain at most 1 characters"],
    [{ Type: 'String', AllowedValues: ['a'] }, { P: 'b' }, "Parameter 'P' must be one of AllowedValues"],
    [{ Type: 'String', AllowedPattern: '[a-z]+' }, { P: 'ab1' }, "Parameter 'P' must match pattern [a-z]+"],
    [
      { Type: 'String', AllowedPattern: '[a-z]+', ConstraintDescription: 'letters please' },
      { P: '1' },
      'Parameter P failed to satisfy constraint: letters please',
    ],
    [
      { Type: 'AWS::SSM::Parameter::Value<String>' },
      { P: '/unknown' },
      'Unable to fetch parameters [/unknown] from parameter store for this account.',
    ],
    [
      { Type: 'AWS::SSM::Parameter::Name' },
      { P: '/unknown' },
      'Unable to fetch parameters [/unknown] from parameter store for this account.',
    ],
  ])('%j with the input %j is refused', async (parameter, given, message) => {
    await expect(draw(one(parameter), given as Record<string, string>)).rejects.toThrow(message);
  });
});

describe('a pseudo parameter', () => {
  it.each([
    ['AWS::AccountId', '123456789012'],
    ['AWS::Region', 'eu-west-1'],
    ['AWS::Partition', 'aws'],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::StackName', 'app'],
    ['AWS::StackId', 'arn:aws:cloudformation:eu-west-1:123456789012:stack/app/1'],
    ['AWS::NotificationARNs', ['arn:one', 'arn:two']],
  ])('%s has the value %j', async (name, value) => {
    expect((await draw({})).inputs.ref(name)).toEqual(value);
  });

  it('is not recognised in another name that starts with AWS::', async () => {
    const template = { Conditions: { C: { 'Fn::Equals': [{ Ref: 'AWS::Zone' }, 'x'] } } };
    await expect(draw(template)).rejects.toThrow('Unresolved dependencies [AWS::Zone]');
  });
});
