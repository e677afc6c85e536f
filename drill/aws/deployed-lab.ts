import type { Stack } from '@aws-sdk/client-cloudformation';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Clients } from './clients';
import { DrillError } from './drill-error';

/** Outputs that a construct of the lab adds to its stack. */
const TRIGGER_OUTPUTS = ['ClusterIdentifier', 'ClusterArn', 'FailoverFunctionName'] as const;
const PROBE_OUTPUTS = [
  'DatabaseName',
  'SecretArn',
  'WriterEndpoint',
  'ReaderEndpoint',
  'Port',
  'ProbeFunctionName',
] as const;

/** Outputs of the lab's stack: addresses of the database and names of the functions. */
export const OUTPUTS = [...PROBE_OUTPUTS, ...TRIGGER_OUTPUTS] as const;

/** Outputs that only some stacks have. */
const OPTIONAL_OUTPUTS = ['ZoneOutageTemplates'] as const;

/**
 * Prefix of the description of an output that a construct adds; the name of the output follows it. Such outputs are found by
 * their descriptions, because their keys depend on where the construct is in the stack. The lab's own stack has outputs without
 * a description, whose keys are the names.
 */
export const DRILL_OUTPUT = 'aurora-failover-lab: ';

export type DeployedLab = Readonly<Record<(typeof OUTPUTS)[number], string>> & {
  /** AWS FIS experiment templates: `zone=ID`, separated by commas. */
  readonly ZoneOutageTemplates?: string;
  readonly stackName: string;
};

/** Failover function, in a stack with or without a probe. */
export type DeployedTrigger = Pick<DeployedLab, (typeof TRIGGER_OUTPUTS)[number]>;

/**
 * Finds a deployed lab, or the trigger and the probe of another stack, by the name of the stack.
 *
 * @throws DrillError if the stack does not exist, is not completely deployed, or has no trigger or no probe
 */
export async function findDeployedLab(
  clients: Clients,
  stackName: string,
  deployCommand = DEPLOY_COMMAND,
): Promise<DeployedLab> {
  const found = await readOutputs(clients, stackName, deployCommand);
  const values = requireOutputs(found, OUTPUTS, stackName, deployCommand);
  const optional = OPTIONAL_OUTPUTS.flatMap((name) =>
    found.values.has(name) ? [[name, found.values.get(name)]] : [],
  );
  return { ...values, ...Object.fromEntries(optional), stackName };
}

/**
 * Finds a failover function by the name of its stack.
 *
 * @throws DrillError if the stack does not exist, is not completely deployed, or has no trigger
 */
export async function findDeployedTrigger(clients: Clients, stackName: string): Promise<DeployedTrigger> {
  const found = await readOutputs(clients, stackName, DEPLOY_COMMAND);
  return requireOutputs(found, TRIGGER_OUTPUTS, stackName, DEPLOY_COMMAND);
}

const DEPLOY_COMMAND = 'npx cdk deploy';

interface FoundOutputs {
  /** Whether the outputs were found by their descriptions, as those of constructs are, or by their keys. */
  readonly areDescribed: boolean;
  readonly values: ReadonlyMap<string, string>;
}

async function readOutputs(
  { cloudFormation }: Clients,
  stackName: string,
  deployCommand: string,
): Promise<FoundOutputs> {
  const { StackStatus, Outputs = [] } = await describe(cloudFormation, stackName, deployCommand);
  if (!/^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/.test(StackStatus ?? '')) {
    throw new DrillError(
      `stack ${stackName} is ${StackStatus}, not deployed`,
      `wait until it is deployed, or deploy it with: ${deployCommand}`,
    );
  }
  const described = Outputs.flatMap(({ Description = '', OutputValue = '' }): [string, string][] =>
    Description.startsWith(DRILL_OUTPUT) ? [[Description.slice(DRILL_OUTPUT.length), OutputValue]] : [],
  );
  const names = described.map(([name]) => name);
  const several = OUTPUTS.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (several.length > 0) {
    const construct = isOfTrigger(several[0]) ? 'FailoverTrigger' : 'FailoverProbe';
    throw new DrillError(
      `stack ${stackName} has more than one ${construct} (outputs ${several.join(', ')}), so it is not clear which to use`,
      'put each FailoverTrigger, with its FailoverProbe, into a separate stack',
    );
  }
  const keyed = Outputs.map(({ OutputKey = '', OutputValue = '' }): [string, string] => [
    OutputKey,
    OutputValue,
  ]);
  const areDescribed = described.length > 0;
  return { areDescribed, values: new Map(areDescribed ? described : keyed) };
}

/** @throws DrillError if an output is missing */
function requireOutputs<Name extends string>(
  { areDescribed, values }: FoundOutputs,
  names: readonly Name[],
  stackName: string,
  deployCommand: string,
): Readonly<Record<Name, string>> {
  const missing = names.filter((name) => !values.get(name));
  if (missing.length === 0) {
    return Object.fromEntries(names.map((name) => [name, values.get(name)])) as Record<Name, string>;
  }
  if (areDescribed) {
    const construct = missing.some(isOfTrigger) ? 'FailoverTrigger' : 'FailoverProbe';
    throw new DrillError(
      `stack ${stackName} has no ${construct} (missing outputs: ${missing.join(', ')})`,
      `add a ${construct} for the same cluster to the stack, and deploy the stack again`,
    );
  }
  throw new DrillError(
    `stack ${stackName} has no output ${missing.join(', ')}, so it is not this version of the lab`,
    `deploy it again with: ${deployCommand}; a stack of your own needs a FailoverTrigger and a FailoverProbe`,
  );
}

function isOfTrigger(name: string | undefined): boolean {
  return TRIGGER_OUTPUTS.some((each) => each === name);
}

/**
 * Checks that a stack can be deployed and destroyed without touching an existing one.
 *
 * @throws DrillError if a stack of that name exists
 */
export async function requireNoStack({ cloudFormation }: Clients, stackName: string): Promise<void> {
  const stack = await find(cloudFormation, stackName);
  if (!stack) return;
  throw new DrillError(
    `stack ${stackName} already exists (${stack.StackStatus}), and the drill would destroy it afterwards`,
    'omit --deploy to measure the existing stack, name a new one with --stack, or use --keep to deploy to it and not destroy it',
  );
}

/** Whether a stack exists, in any status. The answer also shows the kind of the account. */
export async function hasStack({ cloudFormation }: Clients, stackName: string): Promise<boolean> {
  return (await find(cloudFormation, stackName)) !== undefined;
}

async function describe(
  cloudFormation: Clients['cloudFormation'],
  stackName: string,
  deployCommand: string,
): Promise<Stack> {
  const stack = await find(cloudFormation, stackName);
  if (stack) return stack;
  throw new DrillError(
    `stack ${stackName} does not exist in this account and Region`,
    `deploy it with: ${deployCommand}; or name another with --stack`,
  );
}

async function find(
  cloudFormation: Clients['cloudFormation'],
  stackName: string,
): Promise<Stack | undefined> {
  try {
    const { Stacks: [stack] = [] } = await cloudFormation.send(
      new DescribeStacksCommand({ StackName: stackName }),
    );
    return stack;
  } catch (error) {
    // AWS has no separate error code for a missing stack. The CDK CLI relies on the same text.
    if (!(error instanceof Error && /does not exist/.test(error.message))) throw error;
    return undefined;
  }
}
