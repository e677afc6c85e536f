import type { Stack } from '@aws-sdk/client-cloudformation';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Clients } from './clients';
import { DrillError } from './drill-error';

/** Outputs of the lab's stack: addresses of the database and names of the functions. */
export const OUTPUTS = [
  'DatabaseName',
  'ClusterIdentifier',
  'ClusterArn',
  'SecretArn',
  'WriterEndpoint',
  'ReaderEndpoint',
  'Port',
  'FailoverFunctionName',
  'ProbeFunctionName',
] as const;

/** Outputs that only some stacks have. */
const OPTIONAL_OUTPUTS = ['ZoneOutageTemplates'] as const;

export type DeployedLab = Readonly<Record<(typeof OUTPUTS)[number], string>> & {
  /** AWS FIS experiment templates: `zone=ID`, separated by commas. */
  readonly ZoneOutageTemplates?: string;
  readonly stackName: string;
};

/**
 * Finds a deployed lab by the name of its stack.
 *
 * @throws DrillError if the stack does not exist, is not completely deployed, or is not a lab
 */
export async function findDeployedLab(
  { cloudFormation }: Clients,
  stackName: string,
  deployCommand = 'npx cdk deploy',
): Promise<DeployedLab> {
  const stack = await describe(cloudFormation, stackName, deployCommand);
  if (!/^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/.test(stack.StackStatus ?? '')) {
    throw new DrillError(
      `stack ${stackName} is ${stack.StackStatus}, not deployed`,
      `wait until it is deployed, or deploy it with: ${deployCommand}`,
    );
  }
  const found = new Map((stack.Outputs ?? []).map((output) => [output.OutputKey, output.OutputValue]));
  const missing = OUTPUTS.filter((key) => !found.get(key));
  if (missing.length > 0) {
    throw new DrillError(
      `stack ${stackName} has no output ${missing.join(', ')}, so it is not this version of the lab`,
      `deploy it again with: ${deployCommand}`,
    );
  }
  const values = Object.fromEntries([
    ...OUTPUTS.map((key) => [key, found.get(key) ?? '']),
    ...OPTIONAL_OUTPUTS.flatMap((key) => (found.has(key) ? [[key, found.get(key)]] : [])),
  ]);
  return { ...(values as Record<(typeof OUTPUTS)[number], string>), stackName };
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
