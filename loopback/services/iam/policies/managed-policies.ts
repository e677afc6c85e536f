import { IamError, noSuchEntity } from '../faults';
import { requireName, requirePath } from '../names/names';
import { awsManagedPolicyNames, findAwsManagedPolicy } from './aws-managed-policies';
import type { PolicyDocument } from './policy-document';
import { parseIdentityPolicy } from './policy-document';
import { quotas } from './quotas';

export interface ManagedPolicySpec {
  /** Unique in the account, ignoring case. */
  readonly name: string;
  /** Starts and ends with `/`, such as `/team/`. @default / */
  readonly path?: string;
  /** Policy document or its JSON text. */
  readonly document: unknown;
}

/** Managed policies of the account and of AWS. */
export class ManagedPolicies {
  readonly #accountId: string;
  readonly #documents = new Map<string, PolicyDocument>();

  constructor(accountId: string) {
    this.#accountId = accountId;
  }

  /** Returns the policy's ARN. */
  create({ name, path = '/', document }: ManagedPolicySpec): string {
    requireName('policy', name, 128);
    requirePath(path);
    const arn = `arn:aws:iam::${this.#accountId}:policy${path}${name}`;
    const taken = [...this.#documents.keys()].some((other) => nameOf(other) === name.toLowerCase());
    if (taken) throw new IamError('EntityAlreadyExists', `A policy called ${name} already exists.`);
    this.#documents.set(arn, parseManaged(document));
    return arn;
  }

  /** Replaces the document. The change takes effect for all roles with the policy. */
  replace(arn: string, document: unknown): void {
    if (!this.#documents.has(arn)) throw noSuchEntity(`Policy ${arn}`);
    this.#documents.set(arn, parseManaged(document));
  }

  /** Removes a policy. The caller must check whether it is attached, because only the roles know that. */
  remove(arn: string): void {
    if (!this.#documents.delete(arn)) throw noSuchEntity(`Policy ${arn}`);
  }

  find(arn: string): PolicyDocument | undefined {
    return this.#documents.get(arn) ?? findAwsManagedPolicy(arn);
  }

  /**
   * Returns a policy's document. Throws `NoSuchEntity`; for an AWS managed policy the message lists the supported
   * policies.
   */
  require(arn: string): PolicyDocument {
    const document = this.find(arn);
    if (document !== undefined) return document;
    const hint = arn.startsWith('arn:aws:iam::aws:')
      ? ` The loopback account has these AWS managed policies: ${awsManagedPolicyNames.join(', ')}.`
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
