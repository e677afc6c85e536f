import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Clients } from '../../../drill/aws/clients';

/** Permissions that a drill needs, as listed in docs/measurement.md. */
const DRILL_ACTIONS = [
  'cloudformation:DescribeStacks',
  'rds:DescribeDBClusters',
  'rds:DescribeDBInstances',
  'rds-data:ExecuteStatement',
  'secretsmanager:GetSecretValue',
  'lambda:InvokeFunction',
];

/**
 * Returns an environment with the permissions that a drill needs, except one. Creates a role in a new stack `stackName`.
 * `env` connects to the account.
 */
export async function withoutPermission(
  missing: string | undefined,
  stackName: string,
  clients: Clients,
  env: NodeJS.ProcessEnv,
): Promise<NodeJS.ProcessEnv> {
  const RoleArn = await createRole(stackName, missing, clients);
  const { endpoint, region, credentials } = clients.cloudFormation.config;
  const sts = new STSClient({ endpoint, region, credentials });
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }));
  sts.destroy();
  return {
    ...env,
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey,
    AWS_SESSION_TOKEN: Credentials?.SessionToken,
  };
}

async function createRole(
  StackName: string,
  missing: string | undefined,
  { cloudFormation }: Clients,
): Promise<string> {
  const Action = DRILL_ACTIONS.filter((action) => action !== missing);
  const Role = {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policy({ Action: 'sts:AssumeRole', Principal: { AWS: '123456789012' } }),
      Policies: [{ PolicyName: 'drill', PolicyDocument: policy({ Action, Resource: '*' }) }],
    },
  };
  const Outputs = { Arn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } } };
  const TemplateBody = JSON.stringify({ Resources: { Role }, Outputs });
  await cloudFormation.send(
    new CreateStackCommand({ StackName, TemplateBody, Capabilities: ['CAPABILITY_IAM'] }),
  );
  // The loopback account answers when the stack is complete.
  const { Stacks: [stack] = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
  const [arn] = stack?.Outputs ?? [];
  if (!arn?.OutputValue)
    throw new Error(`${StackName} is ${stack?.StackStatus}: ${stack?.StackStatusReason}`);
  return arn.OutputValue;
}

function policy(statement: object): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] };
}
