import type { AccountIdentity } from '../account-identity';
import { ChangeSetStore } from './change-sets/change-set-store';
import type { Engine } from './deployment/engine';
import { Operations } from './deployment/operations';
import type { Definitions } from './properties/definitions';
import { awsDefinitions } from './properties/definitions';
import type { ResourceTypes } from './resource-types/resource-handler';
import { createExports } from './stacks/exports';
import { StackStore } from './stacks/stack-store';
import type { DynamicReferenceSources } from './template/dynamic-references';
import { resolveDynamicReferences } from './template/dynamic-references';

export interface CloudFormationDeps extends DynamicReferenceSources {
  readonly account: AccountIdentity;
  /** Resource types that stacks can have. */
  readonly types: ResourceTypes;
  /** Definitions of resource types. @default AWS's own */
  readonly definitions?: Definitions;
  /** Reads an object of the account's S3. Resolves to undefined if it does not exist. */
  readonly readObject: (bucket: string, key: string) => Promise<Uint8Array | undefined>;
  /** Wall-clock time. */
  readonly now: () => Date;
  /** Logs internal errors of the account. */
  readonly log: (message: string, error: unknown) => void;
}

/** Stacks of one account, with their change sets and the operations on them. */
export class CloudFormation {
  readonly deps: CloudFormationDeps;
  readonly stacks: StackStore;
  readonly changeSets: ChangeSetStore;
  readonly engine: Engine;
  readonly operations: Operations;

  constructor(deps: CloudFormationDeps) {
    const { account, types, definitions = awsDefinitions, now, log } = deps;
    this.deps = deps;
    this.stacks = new StackStore(account, now);
    this.changeSets = new ChangeSetStore(this.stacks);
    this.engine = {
      types,
      definitions,
      exports: createExports(this.stacks),
      now,
      resolveDynamicReferences: (properties) => resolveDynamicReferences(properties, deps),
      log,
    };
    this.operations = new Operations(this.engine);
  }

  /** Interrupts all operations and undoes nothing. Idempotent. */
  close(): Promise<void> {
    return this.operations.close();
  }
}
