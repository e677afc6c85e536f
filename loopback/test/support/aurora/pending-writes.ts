import type { AcknowledgedBy, Follower } from '../../../aurora/engine';

interface PendingWrite {
  readonly position: number;
  readonly settle: (isAcknowledged: boolean) => void;
}

/** Writes that a simulated writer has not acknowledged yet, and the positions that its readers reported as stored. */
export class PendingWrites {
  rule: AcknowledgedBy = { by: 'writer-alone' };
  #pending: PendingWrite[] = [];
  readonly #reported = new Map<object, Follower>();

  get followers(): readonly Follower[] {
    return [...this.#reported.values()];
  }

  /** Resolves with true when the write is acknowledged, and with false when its connection breaks. */
  add(position: number): Promise<boolean> {
    return new Promise((settle) => this.#pending.push({ position, settle }));
  }

  report(reader: { readonly identifier: string }, position: number): void {
    this.#reported.set(reader, { identifier: reader.identifier, storedPosition: BigInt(position) });
  }

  forget(reader: object): void {
    this.#reported.delete(reader);
  }

  forgetAll(): void {
    this.#reported.clear();
  }

  /** Acknowledges the writes that the rule allows. `written` is the writer's own position. */
  acknowledge(written: number): void {
    const stored = this.#storedForSure(written);
    const isDone = ({ position }: PendingWrite): boolean => position <= stored;
    const done = this.#pending.filter(isDone);
    this.#pending = this.#pending.filter((write) => !isDone(write));
    for (const { settle } of done) settle(true);
  }

  breakAll(): void {
    for (const { settle } of this.#pending.splice(0)) settle(false);
  }

  /** The position up to which the rule allows writes to be acknowledged. */
  #storedForSure(written: number): number {
    const { rule } = this;
    if (rule.by === 'none') return 0;
    if (rule.by === 'writer-alone') return written;
    const counted = this.followers.filter(({ identifier }) => rule.identifiers.includes(identifier));
    return Math.max(0, ...counted.map(({ storedPosition }) => Number(storedPosition)));
  }
}
