import type { CrashType } from './crash-type';
import type { MemberDatabase } from './model';

/** Reader as its writer reports it. */
export interface Follower {
  /** Instance identifier. */
  readonly identifier: string;
  /** End of the part of the log that the reader has safely stored, in bytes. */
  readonly storedPosition: bigint;
}

/** Reader's report on how much of the log it has safely stored. */
export interface StoredLog {
  /** End of the stored part of the log, in bytes. */
  readonly position: bigint;
  /** Whether nothing more can arrive because the stream it read from has ended. */
  readonly isDrained: boolean;
}

/** Members that must store a write before the writer acknowledges it. */
export type AcknowledgedBy =
  /**
   * No write is ever acknowledged. Readers have this setting, so that a newly promoted reader acknowledges nothing yet.
   */
  | { readonly by: 'none' }
  | { readonly by: 'writer-alone' }
  | { readonly by: 'any-of'; readonly identifiers: readonly string[] };

/** Database server of one member, in Aurora's terms. Every method rejects if it fails. */
export interface Database extends MemberDatabase {
  /** Starts the server. Resolves when it answers queries. */
  start(): Promise<void>;
  /** Stops the server cleanly, after its readers have received the whole log. */
  shutDown(): Promise<void>;
  /**
   * Stops the server at once. In the moment after the return it may still acknowledge a write that a reader already has
   * (decision 4). Its readers may not have detected its end yet.
   */
  fence(): Promise<void>;
  /** Kills the server. On return none of its processes exists, so its volume can be copied or replaced. */
  kill(): Promise<void>;
  /** Resolves when the server answers a read, however long that takes. Rejects if the server ends first. */
  answer(): Promise<void>;
  /**
   * Calls the listener when the server ends without a request. `injected` is defined if a session requested the crash
   * with `aurora_inject_crash`. Call this once.
   */
  onCrash(listener: (reason: string, injected: CrashType | undefined) => void): void;

  /** Sets who must store a write before it is acknowledged. On return the setting applies to every session. */
  setAcknowledgedBy(acknowledgedBy: AcknowledgedBy): Promise<void>;
  /** For a writer: returns the end of its log in bytes. */
  writtenPosition(): Promise<bigint>;
  /** For a writer: returns the readers that stream from it now. */
  followers(): Promise<readonly Follower[]>;

  /** For a reader: reports its log, after waiting up to `drainMs` for the stream it reads from to end. */
  storedLog(drainMs: number): Promise<StoredLog>;
  /** For a reader: prepares the caches without which the first login to each of its databases would be slow. */
  warmUp(): Promise<void>;
  /** For a reader, running or not: makes it stream from `source` from now on. */
  follow(source: Database): Promise<void>;
  /** While not running: starts it as a reader that follows no server. Resolves with the end of its log in bytes. */
  startAlone(): Promise<bigint>;
  /** Promotes a reader to writer. Does not change who must store a write before it is acknowledged. */
  promote(timeoutMs: number): Promise<void>;
  /**
   * While not running: replaces its volume with a copy of a running database's volume. If this fails, the volume is
   * unchanged.
   */
  copyFrom(source: Database): Promise<void>;
  /**
   * For a running writer: copies its volume to a new volume with everything that was acknowledged before the call. A
   * database on the copy needs no other server.
   */
  backUp(volume: string): Promise<void>;
}

/**
 * Creates the volumes and databases of clusters. Volumes are named `[a-z0-9-]+`. A volume is at rest while no server
 * runs on it.
 */
export interface Engine {
  /** Creates a volume with the internal roles, and runs the statements in the database of which later ones are copies. */
  createVolume(volume: string, templateStatements: readonly string[]): Promise<void>;
  copyVolume(from: string, to: string): Promise<void>;
  moveVolume(from: string, to: string): Promise<void>;
  removeVolume(volume: string): Promise<void>;
  /** Returns the database of an instance on a volume that may not exist yet. Does not start it. */
  openDatabase(identifier: string, volume: string): Database;
}
