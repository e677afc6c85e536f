import type { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf } from './lab-template';

/** Returns the statements of all policies whose ID begins with `idStart`. */
export function statementsOf(template: Template, idStart: string): unknown[] {
  return resourcesOf(template, 'AWS::IAM::Policy', idStart).flatMap(
    (policy) => (policy.PolicyDocument as { Statement: unknown[] }).Statement,
  );
}

/**
 * Returns an ARN as CDK renders it, in the account, Region and partition of the stack. `kind` ends with the separator of the
 * service, such as `cluster:` or `subnet/`.
 */
export function arnOf(service: string, kind: string, ...name: unknown[]) {
  const owner = [{ Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }];
  return {
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${service}:`, ...owner, `:${kind}`, ...name]],
  };
}
