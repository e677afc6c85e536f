import type { NoValue, Value } from './value';
import { noValue } from './value';

/** Identity of the deployed stack, which determines its pseudo parameters. */
export interface StackIdentity {
  readonly accountId: string;
  readonly region: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly notificationArns: readonly string[];
}

/** User guide, "Pseudo parameters reference". */
const pseudoParameters: Readonly<Record<string, (stack: StackIdentity) => Value | NoValue>> = {
  'AWS::AccountId': ({ accountId }) => accountId,
  'AWS::NoValue': () => noValue,
  'AWS::NotificationARNs': ({ notificationArns }) => notificationArns,
  'AWS::Partition': () => 'aws',
  'AWS::Region': ({ region }) => region,
  'AWS::StackId': ({ stackId }) => stackId,
  'AWS::StackName': ({ stackName }) => stackName,
  'AWS::URLSuffix': () => 'amazonaws.com',
};

export function isPseudoParameter(name: string): boolean {
  return Object.hasOwn(pseudoParameters, name);
}

/** Returns undefined for a name that is not a pseudo parameter. */
export function pseudoParameter(name: string, stack: StackIdentity): Value | NoValue | undefined {
  return isPseudoParameter(name) ? pseudoParameters[name]?.(stack) : undefined;
}
