import { join } from 'node:path';
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { startLoopback } from '../../start-loopback/start-loopback';

const repository = join(__dirname, '..', '..', '..');

it('an app is deployed to the account with the CDK CLI of the caller, and its outputs are returned', async () => {
  await using loopback = await startLoopback({ readers: 0 });
  const app = new App({ outdir: join(loopback.caBundlePath, '..', 'test.cdk.out') });
  const stack = new Stack(app, 'Small');
  const parameter = new StringParameter(stack, 'Parameter', { parameterName: '/small', stringValue: 'x' });
  new CfnOutput(stack, 'Name', { value: parameter.parameterName });
  expect(await loopback.deploy(app, { folder: repository })).toEqual({ Small: { Name: '/small' } });
}, 120_000);

it('a failed deployment rejects with the last lines of the CDK CLI', async () => {
  await using loopback = await startLoopback({ readers: 0 });
  await expect(loopback.deploy('exit 7', { folder: repository })).rejects.toThrow(
    /cdk deploy ended with exit code 1\. Last log lines:\n[\s\S]*exit/,
  );
}, 120_000);
