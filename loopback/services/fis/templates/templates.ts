import type { AccountIdentity } from '../../account-identity';
import type { ExperimentTemplate, TemplateDefinition } from '../api/model';
import { faults } from '../faults';
import { newFisId } from '../names/ids';
import { checkTemplate } from './check-template';

/** Experiment templates of an account. Experiments keep a copy of their template. */
export class Templates {
  readonly #account: AccountIdentity;
  readonly #now: () => Date;
  readonly #templates = new Map<string, ExperimentTemplate & { readonly id: string }>();
  /** ID by the client token of the request that created the template. */
  readonly #byToken = new Map<string, string>();

  constructor(account: AccountIdentity, now: () => Date) {
    this.#account = account;
    this.#now = now;
  }

  get all(): readonly ExperimentTemplate[] {
    return [...this.#templates.values()];
  }

  find(id: string): ExperimentTemplate | undefined {
    return this.#templates.get(id);
  }

  /** Throws `ResourceNotFoundException`. */
  require(id: string): ExperimentTemplate {
    const template = this.find(id);
    if (template === undefined) throw faults.templateNotFound(id);
    return template;
  }

  /**
   * Creates a template, or returns the template that a request with the same token has created. Throws
   * `ValidationException`.
   */
  create(definition: TemplateDefinition, clientToken?: string): ExperimentTemplate & { readonly id: string } {
    checkTemplate(this.#account, definition);
    const earlier = this.#templates.get(this.#byToken.get(clientToken ?? '') ?? '');
    if (earlier !== undefined) return earlier;
    const id = newFisId('EXT');
    if (clientToken !== undefined) this.#byToken.set(clientToken, id);
    const now = this.#now();
    const template = { ...complete(definition), id, creationTime: now, lastUpdateTime: now };
    this.#templates.set(id, template);
    return template;
  }

  /** Replaces the definition. Throws `ResourceNotFoundException` and `ValidationException`. */
  replace(id: string, definition: TemplateDefinition): void {
    const { creationTime } = this.require(id);
    checkTemplate(this.#account, definition);
    this.#templates.set(id, { ...complete(definition), id, creationTime, lastUpdateTime: this.#now() });
  }

  remove(id: string): ExperimentTemplate {
    const template = this.require(id);
    this.#templates.delete(id);
    return template;
  }
}

/** Adds the defaults that AWS FIS shows. */
function complete(definition: TemplateDefinition): ExperimentTemplate {
  return {
    ...definition,
    targets: definition.targets ?? {},
    tags: definition.tags ?? {},
    experimentOptions: {
      accountTargeting: 'single-account',
      emptyTargetResolutionMode: 'fail',
      ...definition.experimentOptions,
    },
    targetAccountConfigurationsCount: 0,
  };
}
