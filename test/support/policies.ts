import type { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf } from './lab-template';

/** The statements of all policies whose id begins so. */
export function statementsOf(template: Template, idStart: string): unknown[] {
  return resourcesOf(template, 'AWS::IAM::Policy', idStart).flatMap(
    (policy) => (policy.PolicyDocument as { Statement: unknown[] }).Statement,
  );
}

/** An ARN as CDK joins it, of whatever account, Region and partition the stack is deployed to. */
export function arnOf(service: string, kind: string, ...name: unknown[]) {
  const owner = [{ Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }];
  return {
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${service}:`, ...owner, `:${kind}:`, ...name]],
  };
}
