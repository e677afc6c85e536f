import type { Output } from '@aws-sdk/client-cloudformation';
import type { Clients } from '../../../drill/aws/clients';
import { DRILL_OUTPUT, findDeployedLab, findDeployedTrigger, OUTPUTS } from '../../../drill/aws/deployed-lab';
import { DRILL_OUTPUT as CONSTRUCTS_MARK } from '../../../lib/drill-outputs';

const TRIGGER = ['ClusterIdentifier', 'ClusterArn', 'FailoverFunctionName'];
const PROBE = OUTPUTS.filter((name) => !TRIGGER.includes(name));

/** Client of an account whose only stack has these outputs. */
function accountWith(...Outputs: Output[]) {
  const cloudFormation = { send: async () => ({ Stacks: [{ StackStatus: 'CREATE_COMPLETE', Outputs }] }) };
  return { cloudFormation } as unknown as Clients;
}

/** Outputs of a construct somewhere in a user's stack. */
function outputsAt(path: string, names: readonly string[]): Output[] {
  return names.map((name) => ({
    OutputKey: `${path}${name}0A1B2C3D`,
    OutputValue: `${path} ${name}`,
    Description: `${CONSTRUCTS_MARK}${name}`,
  }));
}

it('the constructs and the drill agree on the description of the outputs', () => {
  expect(DRILL_OUTPUT).toBe(CONSTRUCTS_MARK);
});

it('finds a trigger and a probe at any place of a stack, beside outputs with the same names', async () => {
  const clients = accountWith(
    { OutputKey: 'ClusterArn', OutputValue: 'of the user' },
    ...outputsAt('OpsTrigger', TRIGGER),
    ...outputsAt('OpsProbe', PROBE),
  );
  await expect(findDeployedLab(clients, 'Orders')).resolves.toMatchObject({
    stackName: 'Orders',
    ClusterArn: 'OpsTrigger ClusterArn',
    ProbeFunctionName: 'OpsProbe ProbeFunctionName',
  });
});

it("finds the lab's own stack by the keys of its outputs", async () => {
  const clients = accountWith(...OUTPUTS.map((name) => ({ OutputKey: name, OutputValue: name })));
  await expect(findDeployedLab(clients, 'Lab')).resolves.toMatchObject({ ClusterArn: 'ClusterArn' });
});

it('finds a trigger in a stack without a probe, and says that a drill needs a probe', async () => {
  const clients = accountWith(...outputsAt('Trigger', TRIGGER));
  await expect(findDeployedTrigger(clients, 'Orders')).resolves.toMatchObject({
    FailoverFunctionName: 'Trigger FailoverFunctionName',
  });
  await expect(findDeployedLab(clients, 'Orders')).rejects.toMatchObject({
    message: expect.stringContaining('stack Orders has no FailoverProbe'),
    hint: 'add a FailoverProbe for the same cluster to the stack, and deploy the stack again',
  });
});

it('refuses a stack with several triggers', async () => {
  const clients = accountWith(
    ...outputsAt('One', TRIGGER),
    ...outputsAt('Two', TRIGGER),
    ...outputsAt('Probe', PROBE),
  );
  await expect(findDeployedLab(clients, 'Orders')).rejects.toThrow(
    'stack Orders has more than one FailoverTrigger',
  );
});
