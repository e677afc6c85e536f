import type { Iam } from '../iam/state';
import type { ExperimentTemplate } from './api/model';
import type { ActionDeps } from './experiment-actions/experiment-action';
import { ExperimentRecord } from './experiments/experiment-record';
import { runExperiment } from './experiments/run-experiment';
import { faults } from './faults';
import { Isolations } from './network/isolations';
import { Templates } from './templates/templates';

export interface FisDeps extends Omit<ActionDeps, 'isolations'> {
  readonly iam: Iam;
}

export interface StartRequest {
  readonly template: ExperimentTemplate;
  readonly tags?: Readonly<Record<string, string>>;
  /** Requests with the same token start one experiment. */
  readonly clientToken?: string;
}

/** Experiment templates and experiments of one account. */
export class Fis {
  readonly deps: FisDeps;
  readonly templates: Templates;
  readonly #isolations = new Isolations();
  readonly #experiments = new Map<string, ExperimentRecord>();
  readonly #byToken = new Map<string, ExperimentRecord>();
  readonly #running = new Set<Promise<void>>();

  constructor(deps: FisDeps) {
    this.deps = deps;
    this.templates = new Templates(deps.account, () => deps.clock.date());
  }

  get experiments(): readonly ExperimentRecord[] {
    return [...this.#experiments.values()];
  }

  /** Throws `ResourceNotFoundException`. */
  experiment(id: string): ExperimentRecord {
    const experiment = this.#experiments.get(id);
    if (experiment === undefined) throw faults.experimentNotFound(id);
    return experiment;
  }

  /** Starts an experiment. It continues in the background. Throws `ConflictException` for a token of another template. */
  start({ template, tags = {}, clientToken }: StartRequest): ExperimentRecord {
    const earlier = clientToken === undefined ? undefined : this.#byToken.get(clientToken);
    if (earlier !== undefined) {
      if (earlier.template.id === template.id) return earlier;
      throw faults.conflict(`The client token ${clientToken} was used for another experiment template.`);
    }
    const experiment = new ExperimentRecord(template, tags, () => this.deps.clock.date());
    this.#experiments.set(experiment.id, experiment);
    if (clientToken !== undefined) this.#byToken.set(clientToken, experiment);
    const end = runExperiment(experiment, { ...this.deps, isolations: this.#isolations }).finally(() =>
      this.#running.delete(end),
    );
    this.#running.add(end);
    return experiment;
  }

  /** Stops every experiment and waits until their effects are reversed. */
  async close(): Promise<void> {
    for (const experiment of this.experiments) if (!experiment.isEnded) experiment.stop();
    await Promise.all(this.#running);
  }
}
