import type {
  Experiment,
  ExperimentAction,
  ExperimentActionStatus,
  ExperimentStatus,
  ExperimentTemplate,
} from '../api/model';
import { newFisId } from '../names/ids';

/**
 * Texts of the states. Source: AWS CLI command reference, examples of `start-experiment`, `get-experiment` and
 * `stop-experiment`.
 */
const reasons: Readonly<Partial<Record<ExperimentStatus, string>>> = {
  initiating: 'Experiment is initiating.',
  running: 'Experiment is running.',
  completed: 'Experiment completed.',
  stopping: 'Stopping Experiment.',
  stopped: 'Experiment stopped.',
};
const actionReasons: Readonly<Partial<Record<ExperimentActionStatus, string>>> = {
  pending: 'Initial state',
  running: 'Action is running.',
  completed: 'Action was completed.',
  stopping: 'Stopping Action.',
  stopped: 'Action was stopped.',
  cancelled: 'Action was cancelled.',
  skipped: 'Action was skipped.',
};

const ended: readonly ExperimentStatus[] = ['completed', 'stopped', 'failed'];

/** Experiment, running or ended. It has its own copy of the template's definition. */
export class ExperimentRecord {
  readonly id = newFisId('EXP');
  readonly template: ExperimentTemplate;
  readonly #shown: Experiment;
  readonly #actions: Readonly<Record<string, ExperimentAction>>;
  readonly #now: () => Date;
  /** Aborted when the experiment is stopped or fails: running actions then end early. */
  readonly #halt = new AbortController();

  constructor(template: ExperimentTemplate, tags: Readonly<Record<string, string>>, now: () => Date) {
    const { id, description: _description, actions = {}, lastUpdateTime: _time, ...definition } = template;
    this.template = template;
    this.#now = now;
    this.#actions = Object.fromEntries(
      Object.entries(actions).map(([name, action]) => [name, { ...action, state: actionState('pending') }]),
    );
    this.#shown = {
      ...definition,
      id: this.id,
      experimentTemplateId: id,
      tags: { ...tags },
      state: state('initiating'),
      creationTime: now(),
      startTime: now(),
    };
  }

  get status(): ExperimentStatus {
    return this.#shown.state?.status ?? 'pending';
  }

  get isEnded(): boolean {
    return ended.includes(this.status);
  }

  /** Aborts when the experiment is stopped, or when one of its actions has failed. */
  get signal(): AbortSignal {
    return this.#halt.signal;
  }

  /** Copy of the current state in the API's form. */
  describe(): Experiment {
    const actions = Object.entries(this.#actions).map(([name, action]) => [name, { ...action }]);
    return { ...this.#shown, actions: Object.fromEntries(actions) };
  }

  enter(status: ExperimentStatus, reason?: string): void {
    this.#shown.state = state(status, reason);
    if (this.isEnded) this.#shown.endTime = this.#now();
  }

  enterAction(name: string, status: ExperimentActionStatus, reason?: string): void {
    const action = this.#actions[name];
    if (action === undefined) return;
    action.state = actionState(status, reason);
    if (status === 'running') action.startTime = this.#now();
    else if (action.startTime !== undefined && status !== 'stopping') action.endTime = this.#now();
  }

  /** Stops the experiment. Running actions reverse their effects before they end. */
  stop(): void {
    this.enter('stopping');
    this.halt();
  }

  halt(): void {
    for (const [name, action] of Object.entries(this.#actions)) {
      if (action.state?.status === 'running') this.enterAction(name, 'stopping');
    }
    this.#halt.abort();
  }
}

function state(status: ExperimentStatus, reason = reasons[status]) {
  return { status, reason };
}

function actionState(status: ExperimentActionStatus, reason = actionReasons[status]) {
  return { status, reason };
}
