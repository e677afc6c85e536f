import type { ActionInput, Caller } from '../../../gateway/service';
import type { CloudFormationModule } from '../../../services/cloudformation/actions/action';
import { createChangeSet } from '../../../services/cloudformation/actions/create-change-set';
import { createStack } from '../../../services/cloudformation/actions/create-stack';
import { deleteStack } from '../../../services/cloudformation/actions/delete-stack';
import { describeChangeSet } from '../../../services/cloudformation/actions/describe-change-set';
import { updateStack } from '../../../services/cloudformation/actions/update-stack';
import type { ResourceType } from '../../../services/cloudformation/resource-types/resource-handler';
import type { Stack } from '../../../services/cloudformation/stacks/stack';
import type { CloudFormationDeps } from '../../../services/cloudformation/state';
import { CloudFormation } from '../../../services/cloudformation/state';
import { labAccount } from '../lab-account';
import { boxDefinitions } from './box-definitions';
import { MemoryResources } from './memory-resources';

type Input<Name extends string> = ActionInput<CloudFormationModule, Name>;
type Settings = Partial<Omit<Input<'CreateStack'>, 'StackName' | 'TemplateBody'>>;

export const caller: Caller = {
  principal: { kind: 'account', arn: `arn:aws:iam::${labAccount.accountId}:root` },
  region: labAccount.region,
  requestId: 'request-1',
  signal: new AbortController().signal,
};

function requestFor(StackName: string, template: object, settings: Settings): Input<'CreateStack'> {
  const TemplateBody = JSON.stringify(template);
  return { StackName, TemplateBody, Capabilities: [...capabilities], ...settings };
}

const capabilities = ['CAPABILITY_NAMED_IAM'] as const;

/** Resource types of the tests. */
const usualTypes = {
  'AWS::Test::Box': {},
  'AWS::Test::Role': { requiresCapability: { nameProperty: 'RoleName' } },
  'AWS::CDK::Metadata': {},
};

/** Resource of a template. */
export function box(properties: object = {}, more: object = {}): object {
  return { Type: 'AWS::Test::Box', Properties: properties, ...more };
}

/** CloudFormation with resources in memory, and short forms of its calls. */
export class StackLab {
  readonly resources: MemoryResources;
  readonly cloudFormation: CloudFormation;
  /** Internal errors of the account; empty if none occurred. */
  readonly failures: unknown[] = [];
  readonly ssmParameters = new Map<string, string>();
  readonly secrets = new Map<string, string>();
  readonly objects = new Map<string, string>();

  constructor(
    types: Readonly<Record<string, Omit<ResourceType, 'handler'>>> = usualTypes,
    deps: Partial<CloudFormationDeps> = {},
  ) {
    this.resources = new MemoryResources(types);
    this.cloudFormation = new CloudFormation({
      account: labAccount,
      types: this.resources.types,
      definitions: boxDefinitions,
      readObject: async (bucket, key) => {
        const text = this.objects.get(`${bucket}/${key}`);
        return text === undefined ? undefined : Buffer.from(text);
      },
      readSsmParameter: async (name) => this.ssmParameters.get(name),
      readSecret: async (id) => this.secrets.get(id),
      now: () => new Date(),
      log: (_message, error) => this.failures.push(error),
      ...deps,
    });
  }

  /** Creates a stack, or updates it if it exists, and waits for the end of the operation. */
  async deploy(StackName: string, template: object, settings: Settings = {}): Promise<Stack> {
    const isThere = this.cloudFormation.stacks.find(StackName) !== undefined;
    if (isThere) await updateStack(this.cloudFormation, requestFor(StackName, template, settings), caller);
    else await this.create(StackName, template, settings);
    return this.settled(StackName);
  }

  /** Starts to create a stack. */
  async create(StackName: string, template: object, settings: Settings = {}): Promise<void> {
    await createStack(this.cloudFormation, requestFor(StackName, template, settings), caller);
  }

  async delete(StackName: string, settings: Partial<Input<'DeleteStack'>> = {}): Promise<Stack> {
    const stack = this.stack(StackName);
    await deleteStack(this.cloudFormation, { StackName, ...settings }, caller);
    await stack.settled(new AbortController().signal);
    return stack;
  }

  /** Creates a change set called `changes` and describes it, including values. */
  async plan(StackName: string, template: object, settings: Partial<Input<'CreateChangeSet'>> = {}) {
    const stack = this.cloudFormation.stacks.find(StackName);
    const earlier = stack && this.cloudFormation.changeSets.of(stack).get('changes');
    if (earlier !== undefined) this.cloudFormation.changeSets.remove(earlier);
    await createChangeSet(
      this.cloudFormation,
      {
        StackName,
        ChangeSetName: 'changes',
        ChangeSetType: stack === undefined || stack.status === 'REVIEW_IN_PROGRESS' ? 'CREATE' : 'UPDATE',
        TemplateBody: JSON.stringify(template),
        Capabilities: [...capabilities],
        ...settings,
      },
      caller,
    );
    return this.describeChanges(StackName, true);
  }

  describeChanges(StackName: string, IncludePropertyValues: boolean) {
    const input = { StackName, ChangeSetName: 'changes', IncludePropertyValues };
    return describeChangeSet(this.cloudFormation, input, caller);
  }

  stack(name: string): Stack {
    const stack = this.cloudFormation.stacks.find(name);
    if (stack === undefined) throw new Error(`The stack ${name} does not exist.`);
    return stack;
  }

  async settled(name: string): Promise<Stack> {
    const stack = this.stack(name);
    await stack.settled(new AbortController().signal);
    return stack;
  }

  /** Outputs by name. */
  outputs(name: string): Readonly<Record<string, string>> {
    const outputs = this.stack(name).deployed?.outputs ?? [];
    return Object.fromEntries(outputs.map(({ key, value }) => [key, value]));
  }

  /** Events such as `Group CREATE_COMPLETE`, the oldest first. The stack appears by its name. */
  events(name: string): readonly string[] {
    return this.stack(name).events.all.map(({ logicalId, status }) => `${logicalId} ${status}`);
  }

  /** Returns the reason of a status of a resource or of the stack. */
  reason(name: string, logicalId: string, status: string): string | undefined {
    return this.stack(name).events.all.findLast(
      (event) => event.logicalId === logicalId && event.status === status,
    )?.reason;
  }
}
