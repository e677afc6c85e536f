import * as cloudFormation from '@aws-sdk/client-cloudformation';
import * as lambda from '@aws-sdk/client-lambda';
import { startAccount } from '../../account';
import { smallStack } from './small-stack';

/** Program that runs an account with a cluster and a warm function. Prints `ready`, then waits to be killed. */
async function main(): Promise<void> {
  const region = 'eu-west-1';
  const account = await startAccount({ region, pace: 'instant', log: (line) => console.error(line) });
  const config = { region, endpoint: account.endpointUrl, credentials: account.credentials };
  const stacks = new cloudFormation.CloudFormationClient(config);
  await stacks.send(
    new cloudFormation.CreateStackCommand({
      ...{ StackName: 'small', TemplateBody: smallStack, Capabilities: ['CAPABILITY_IAM'] },
    }),
  );
  await stacks.send(new cloudFormation.DescribeStacksCommand({ StackName: 'small' }));
  await new lambda.LambdaClient(config).send(new lambda.InvokeCommand({ FunctionName: 'small' }));
  console.log('ready');
}

void main();
