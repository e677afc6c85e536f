import { IamError, noSuchEntity } from '../faults';
import { requireName, requirePath } from '../names/names';
import { awsManagedPolicyNames, findAwsManagedPolicy } from './aws-managed-policies';
import type { PolicyDocument } from './policy-document';
import { parseIdentityPolicy } from './policy-document';
import { quotas } from './quotas';

export interface ManagedPolicySpec {
  /** Unique in the account, whatever the case. */
  readonly name: string;
  /** `/` or `/team/`. @default / */
  readonly path?: string;
  /** The document or its JSON text. */
  readonly document: unknown;
}

/** The account's managed policies, and AWS's. */
export class ManagedPolicies {
  readonly #accountId: string;
  readonly #documents = new Map<string, PolicyDocument>();

  constructor(accountId: string) {
    this.#accountId = accountId;
  }

  /** Gives the policy's ARN. */
  create({ name, path = '/', document }: ManagedPolicySpec): string {
    requireName('policy', name, 128);
    requirePath(path);
    const arn = `arn:aws:iam::${this.#accountId}:policy${path}${name}`;
    const taken = [...this.#documents.keys()].some((other) => nameOf(other) === name.toLowerCase());
    if (taken) throw new IamError('EntityAlreadyExists', `A policy called ${name} already exists.`);
    this.#documents.set(arn, parseManaged(document));
    return arn;
  }

  /** What holds from now on wherever the policy is attached. */
  replace(arn: string, document: unknown): void {
    if (!this.#documents.has(arn)) throw noSuchEntity(`Policy ${arn}`);
    this.#documents.set(arn, parseManaged(document));
  }

  /** Whether it is still attached is for the roles to say. */
  remove(arn: string): void {
    if (!this.#documents.delete(arn)) throw noSuchEntity(`Policy ${arn}`);
  }

  find(arn: string): PolicyDocument | undefined {
    return this.#documents.get(arn) ?? findAwsManagedPolicy(arn);
  }

  /** Throws `NoSuchEntity`; for a policy of AWS's it says which ones there are. */
  require(arn: string): PolicyDocument {
    const document = this.find(arn);
    if (document !== undefined) return document;
    const hint = arn.startsWith('arn:aws:iam::aws:')
      ? ` Of AWS's managed policies the loopback account has ${awsManagedPolicyNames.join(', ')}.`
      : '';
    throw new IamError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.${hint}`);
  }
}

function parseManaged(value: unknown): PolicyDocument {
  const document = parseIdentityPolicy(value);
  if (document.sizeCharacters > quotas.managedPolicySize) {
    throw new IamError('LimitExceeded', `Cannot exceed quota for PolicySize: ${quotas.managedPolicySize}`);
  }
  return document;
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1).toLowerCase();
}
