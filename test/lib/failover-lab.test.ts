import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { parseConfig } from '../../lib/config';
import { DRILL_OUTPUT } from '../../lib/drill-outputs';
import { FailoverLab } from '../../lib/failover-lab';
import { usePrebuiltFunctions } from '../support/prebuilt-functions';
import { repository } from '../support/repository';

usePrebuiltFunctions();

it('is a construct of any stack, with its resources exposed and outputs that a drill finds', () => {
  const stack = new Stack(undefined, 'Team');
  const lab = new FailoverLab(stack, 'Lab', { readers: 1, clusterIdentifier: 'team-lab' });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::RDS::DBCluster', { DBClusterIdentifier: 'team-lab' });
  template.resourceCountIs('AWS::RDS::DBInstance', 2);
  const outputs = Object.values(template.findOutputs('*'));
  expect(outputs).toContainEqual({
    Description: `${DRILL_OUTPUT}ProbeFunctionName`,
    Value: stack.resolve(lab.probe.function.functionName),
  });
  expect(stack.resolve(lab.cluster.clusterIdentifier)).toEqual({
    Ref: expect.stringMatching(/^LabDatabase/),
  });
  expect(lab.trigger.function.node.path).toBe('Team/Lab/Failover/Function');
  expect(lab.vpc.availabilityZones).toHaveLength(3);
});

it.each([
  [
    { readers: 16, azs: 1 },
    'FailoverLab Team/Lab: readers must be an integer from 0 to 15, got 16; azs must be an integer from 2 to 3, got 1 (Aurora needs subnets in at least two Availability Zones)',
  ],
  [
    { clusterIdentifier: 'team--lab' },
    'FailoverLab Team/Lab: clusterIdentifier must be a letter followed by letters, digits and single hyphens, not end with a hyphen, and have at most 60 characters, got "team--lab"',
  ],
])('refuses %j', (props, message) => {
  expect(() => new FailoverLab(new Stack(undefined, 'Team'), 'Lab', props)).toThrow(message);
});

it('documents the defaults of its settings', () => {
  const source = readFileSync(join(repository, 'lib/lab-settings.ts'), 'utf8');
  const documented = [...source.matchAll(/@default ([^-\s]+)\n.*\n {2}readonly (\w+)\?/g)];
  const parsed = parseConfig({});
  expect(documented).toHaveLength(11);
  const defaults = Object.fromEntries(documented.map(([, value = '', name = '']) => [name, value]));
  const config = parsed.state === 'valid' ? Object.entries(parsed.config) : [];
  expect(Object.fromEntries(config.map(([name, value]) => [name, String(value)]))).toMatchObject(defaults);
});
