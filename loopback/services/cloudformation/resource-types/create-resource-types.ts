import type { AccountIdentity } from '../../account-identity';
import type { Fis } from '../../fis/state';
import type { Iam } from '../../iam/state';
import type { LogGroups } from '../../logs/state';
import type { RdsState } from '../../rds/state';
import type { Secrets } from '../../secretsmanager/state';
import type { Parameters } from '../../ssm/state';
import { awsDefinitions } from '../properties/definitions';
import { experimentTemplateType } from './fis/experiment-template';
import { eventInvokeConfigType } from './functions/event-invoke-config';
import type { ReadObject } from './functions/function';
import { functionType } from './functions/function';
import type { FunctionStore } from './functions/function-store';
import { managedPolicyType } from './iam/managed-policy';
import { policyType } from './iam/policy';
import { roleType } from './iam/role';
import { createInertHandler } from './inert/inert-handler';
import type { InertResources } from './inert/inert-resources';
import { inertTypes } from './inert/inert-types';
import { logGroupType } from './logs/log-group';
import { logStreamType } from './logs/log-stream';
import { dbClusterType } from './rds/db-cluster';
import { dbClusterParameterGroupType } from './rds/db-cluster-parameter-group';
import { dbInstanceType } from './rds/db-instance';
import { dbSubnetGroupType } from './rds/db-subnet-group';
import type { ResourceType, ResourceTypes } from './resource-handler';
import { secretType } from './secrets-manager/secret';
import { secretTargetAttachmentType } from './secrets-manager/secret-target-attachment';
import { parameterType } from './ssm/parameter';

/** Parts of an account that resources are created in. */
export interface ResourceTypeDeps {
  readonly account: AccountIdentity;
  readonly rds: RdsState;
  readonly fis: Fis;
  readonly functions: FunctionStore;
  readonly iam: Iam;
  readonly logGroups: LogGroups;
  readonly secrets: Secrets;
  readonly parameters: Parameters;
  readonly inert: InertResources;
  readonly readObject: ReadObject;
}

/** Every resource type that a stack can have, with its handler. */
export function createResourceTypes(deps: ResourceTypeDeps): ResourceTypes {
  const { rds, fis, functions, iam, logGroups, secrets, parameters, readObject } = deps;
  return new Map([
    ...inertResourceTypes(deps),
    ['AWS::FIS::ExperimentTemplate', experimentTemplateType(fis.templates)],
    ['AWS::IAM::ManagedPolicy', managedPolicyType(iam)],
    ['AWS::IAM::Policy', policyType(iam)],
    ['AWS::IAM::Role', roleType(iam)],
    ['AWS::Lambda::EventInvokeConfig', eventInvokeConfigType(functions)],
    ['AWS::Lambda::Function', functionType(functions, readObject)],
    ['AWS::Logs::LogGroup', logGroupType(logGroups)],
    ['AWS::Logs::LogStream', logStreamType(logGroups)],
    ['AWS::RDS::DBCluster', dbClusterType(rds)],
    ['AWS::RDS::DBClusterParameterGroup', dbClusterParameterGroupType(rds)],
    ['AWS::RDS::DBInstance', dbInstanceType(rds)],
    ['AWS::RDS::DBSubnetGroup', dbSubnetGroupType(rds)],
    ['AWS::SSM::Parameter', parameterType(parameters)],
    ['AWS::SecretsManager::Secret', secretType(secrets)],
    ['AWS::SecretsManager::SecretTargetAttachment', secretTargetAttachmentType(secrets, rds)],
  ]);
}

function inertResourceTypes({ account, inert }: ResourceTypeDeps): readonly [string, ResourceType][] {
  const deps = { account, resources: inert, findDefinition: awsDefinitions.find };
  return Object.entries(inertTypes).map(([type, inertType]) => [
    type,
    { handler: createInertHandler(type, inertType, deps) },
  ]);
}
