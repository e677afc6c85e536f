import type { MemberDatabase } from './model';

/** A reader as its writer sees it. */
export interface Follower {
  /** Instance identifier. */
  readonly identifier: string;
  /** What the reader has safely stored, in bytes of the log. */
  readonly storedPosition: bigint;
}

/** What a reader answers when asked how much of the log it has. */
export interface Position {
  readonly position: bigint;
  /** True when nothing more can arrive: the reader has seen its writer's stream end. */
  readonly isDrained: boolean;
}

/** Who has to store a write before the writer acknowledges it. */
export type AcknowledgedBy =
  /** Nobody ever: no write is acknowledged. How every reader is kept, so that a promoted one acknowledges nothing yet. */
  | { readonly by: 'nobody' }
  | { readonly by: 'writer-alone' }
  | { readonly by: 'any-reader-of'; readonly identifiers: readonly string[] };

/** The database server of one member, in the words of a cluster. Every method rejects when it cannot be done. */
export interface Database extends MemberDatabase {
  start(): Promise<void>;
  /** Clean end; what was acknowledged has been streamed to the readers that follow. */
  shutDown(): Promise<void>;
  /** On return no process is left that could acknowledge anything. */
  fence(): Promise<void>;
  /** Called when the server ends and nobody asked it to. */
  onCrash(listener: (reason: string) => void): void;
  setAcknowledgedBy(acknowledgedBy: AcknowledgedBy): Promise<void>;
  /** As writer: how far the log goes. */
  writtenPosition(): Promise<bigint>;
  /** As writer: the readers that stream from it. */
  followers(): Promise<readonly Follower[]>;
  /** As reader: how much it has stored; waits up to `drainMs` for its stream to end. */
  storedPosition(drainMs: number): Promise<Position>;
  /** As reader (running or not): streams from `source` from now on. */
  follow(source: Database): Promise<void>;
  /** Makes a reader a writer that acknowledges nothing yet. */
  promote(timeoutMs: number): Promise<void>;
  /** Replaces this stopped database by a copy of a running one. */
  copyFrom(source: Database): Promise<void>;
}

/** Makes the volumes and databases of one cluster. */
export interface Engine {
  /** Major versions it can run. */
  readonly majors: readonly number[];
  /** Throws unless… */
  createVolume(): Promise<string>;
}
