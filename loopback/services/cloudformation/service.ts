import * as sdk from '@aws-sdk/client-cloudformation';
import type { Actions, Service } from '../../gateway/service';
import { defineService } from '../../gateway/service';
import { cloudFormationActionResources } from './action-resources';
import type { CloudFormationModule } from './actions/action';
import { createChangeSet } from './actions/create-change-set';
import { createStack } from './actions/create-stack';
import { deleteChangeSet } from './actions/delete-change-set';
import { deleteStack } from './actions/delete-stack';
import { describeChangeSet } from './actions/describe-change-set';
import { describeEvents } from './actions/describe-events';
import { describeStackEvents } from './actions/describe-stack-events';
import { describeStackResources } from './actions/describe-stack-resources';
import { describeStacks } from './actions/describe-stacks';
import { executeChangeSet } from './actions/execute-change-set';
import { getTemplate } from './actions/get-template';
import { listHookResults } from './actions/list-hook-results';
import { listStackResources } from './actions/list-stack-resources';
import { updateStack } from './actions/update-stack';
import { updateTerminationProtection } from './actions/update-termination-protection';
import type { CloudFormation } from './state';

/** CloudFormation's API for the stacks of one account. Operations that are not listed return `InvalidAction`. */
export function createCloudFormationService(cloudFormation: CloudFormation): Service {
  const { deps, engine } = cloudFormation;
  const { account } = deps;
  // Loads all definitions when the service starts, so that the first deployment does not wait for them.
  engine.definitions.load(engine.types.keys());
  return defineService({
    module: sdk,
    client: new sdk.CloudFormationClient({
      region: account.region,
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    }),
    actions: cloudFormationActions(cloudFormation),
    actionResources: cloudFormationActionResources(account),
    // Large enough for a template of 50 KiB in which every character is escaped, and its parameters.
    maxBodyBytes: 512 * 1024,
    maxParameters: 1_000,
  });
}

function cloudFormationActions(cloudFormation: CloudFormation): Actions<CloudFormationModule> {
  return {
    CreateChangeSet: (input, caller) => createChangeSet(cloudFormation, input, caller),
    CreateStack: (input, caller) => createStack(cloudFormation, input, caller),
    DeleteChangeSet: (input, caller) => deleteChangeSet(cloudFormation, input, caller),
    DeleteStack: (input, caller) => deleteStack(cloudFormation, input, caller),
    DescribeChangeSet: (input, caller) => describeChangeSet(cloudFormation, input, caller),
    DescribeEvents: (input, caller) => describeEvents(cloudFormation, input, caller),
    DescribeStackEvents: (input, caller) => describeStackEvents(cloudFormation, input, caller),
    DescribeStackResources: (input, caller) => describeStackResources(cloudFormation, input, caller),
    DescribeStacks: (input, caller) => describeStacks(cloudFormation, input, caller),
    ExecuteChangeSet: (input, caller) => executeChangeSet(cloudFormation, input, caller),
    GetTemplate: (input, caller) => getTemplate(cloudFormation, input, caller),
    ListHookResults: (input, caller) => listHookResults(cloudFormation, input, caller),
    ListStackResources: (input, caller) => listStackResources(cloudFormation, input, caller),
    UpdateStack: (input, caller) => updateStack(cloudFormation, input, caller),
    UpdateTerminationProtection: (input, caller) =>
      updateTerminationProtection(cloudFormation, input, caller),
  };
}
