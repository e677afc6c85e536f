import type { MemberDatabase } from './model';

/** A reader as its writer sees it. */
export interface Follower {
  /** Instance identifier. */
  readonly identifier: string;
  /** What the reader has safely stored, in bytes of the log. */
  readonly storedPosition: bigint;
}

/** What a reader answers when asked how much of the log it has safely stored. */
export interface StoredLog {
  /** In bytes of the log. */
  readonly position: bigint;
  /** True when nothing more can arrive: the stream it read from has ended. */
  readonly isDrained: boolean;
}

/** Who has to store a write before the writer acknowledges it. */
export type AcknowledgedBy =
  /** No write is ever acknowledged: how readers are kept, so that one just promoted acknowledges nothing yet. */
  | { readonly by: 'nobody' }
  | { readonly by: 'writer-alone' }
  | { readonly by: 'any-of'; readonly identifiers: readonly string[] };

/** The database server of one member, in a cluster's words. Every method rejects when it cannot be done. */
export interface Database extends MemberDatabase {
  /** Resolves when queries are answered. */
  start(): Promise<void>;
  /** A clean end: the readers that follow have received all of the log. */
  shutDown(): Promise<void>;
  /** On return nothing is acknowledged any more. The readers that follow may not have noticed yet. */
  fence(): Promise<void>;
  /** On return no process is left: its volume is at rest. */
  kill(): Promise<void>;
  /** Calls back when the server ended and nobody asked it to. Set once. */
  onCrash(listener: (reason: string) => void): void;

  /** On return it holds for every session. */
  setAcknowledgedBy(acknowledgedBy: AcknowledgedBy): Promise<void>;
  /** As a writer: where its log ends, in bytes. */
  writtenPosition(): Promise<bigint>;
  /** As a writer: the readers that stream from it now. */
  followers(): Promise<readonly Follower[]>;

  /** As a reader: waits up to `drainMs` for the stream it reads from to end. */
  storedLog(drainMs: number): Promise<StoredLog>;
  /** As a reader, running or not: streams from `source` from now on. */
  follow(source: Database): Promise<void>;
  /** While not running: starts it as a reader of nobody, and resolves with where its log ends, in bytes. */
  startAlone(): Promise<bigint>;
  /** Makes a reader a writer. Who acknowledges does not change by it. */
  promote(timeoutMs: number): Promise<void>;
  /** While not running: replaces its volume by a copy of that of a running database, wholly or not at all. */
  copyFrom(source: Database): Promise<void>;
}

/** Makes the volumes and databases of clusters. Volumes are named `[a-z0-9-]+`; a volume at rest has no server. */
export interface Engine {
  /** The PostgreSQL major versions it can run. */
  readonly majors: readonly number[];
  /** A new volume with the internal roles and no user data. */
  createVolume(volume: string): Promise<void>;
  copyVolume(from: string, to: string): Promise<void>;
  moveVolume(from: string, to: string): Promise<void>;
  removeVolume(volume: string): Promise<void>;
  /** The database of an instance on a volume that may not exist yet. Does not start it. */
  openDatabase(identifier: string, volume: string): Database;
}
