import type { DrillEvent } from '../../../drill/run/events';

/** Collects from the events of a drill what it has changed in the lab, and renders it with the commands that undo it. */
export class Leftovers {
  readonly #lines: string[] = [];
  readonly #omitted: string[] = [];
  #hasProblem = false;
  #cluster = '';
  #firstWriter: string | undefined;
  /** The writer after the last run; undefined while a cause is played. */
  #writer: string | undefined;

  add(event: DrillEvent): void {
    switch (event.state) {
      case 'found':
        this.#cluster = event.lab.ClusterIdentifier;
        break;
      case 'omitted':
        this.#omitted.push(`the cause ${event.cause} was omitted: ${event.reason}\n  ${event.hint}`);
        break;
      case 'opening':
        this.#firstWriter ??= event.writer;
        this.#writer = event.writer;
        break;
      case 'failing-over':
      case 'failing-back':
        this.#writer = undefined;
        break;
      case 'changed':
        this.#lines.push(...event.left.map(({ change, undo }) => `${change}\n  undo: ${undo}`));
        break;
      case 'failed-over':
        this.#writer = event.failover.newWriter ?? event.failover.previousWriter;
        break;
      case 'failed-back':
        if (event.problem === undefined) this.#writer = event.writer;
        else this.#addProblem(event.writer, event.problem);
        break;
    }
  }

  /** Whether the drill could not undo what it was asked to undo. */
  get hasProblem(): boolean {
    return this.#hasProblem;
  }

  /** Renders the causes that were not played, one per line with its reason; empty if all were played. */
  renderOmitted(): string {
    return this.#omitted.join('\n');
  }

  /** Renders the changes in a lab that is kept, each with its command; empty if none. */
  render(): string {
    const lines = [...this.#lines, ...this.#describeWriter()];
    return lines.length === 0 ? '' : ['the drill has changed the lab:', ...lines].join('\n');
  }

  #addProblem(writer: string, problem: string): void {
    this.#hasProblem = true;
    this.#lines.push(`${writer} could not be made the writer again: ${problem}`);
  }

  #describeWriter(): readonly string[] {
    const first = this.#firstWriter;
    if (first === undefined || first === this.#writer) return [];
    const change =
      this.#writer === undefined
        ? `the writer may have changed; before the drill it was ${first}`
        : `the writer is ${this.#writer}; before the drill it was ${first}`;
    const undo = `aws rds failover-db-cluster --db-cluster-identifier ${this.#cluster} --target-db-instance-identifier ${first}`;
    return [`${change}\n  undo: ${undo}`];
  }
}
