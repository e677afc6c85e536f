/**
 * Messages between the process of the account and its keeper. The keeper is the parent of every PostgreSQL process and the
 * only process that writes in the home's folder. So it knows everything that must be undone when the process of the account
 * ends for any reason. Paths are relative to the home's folder.
 */
export interface KeeperCalls {
  /** Runs a program until it and all of its processes have ended. */
  run: { request: RunRequest; reply: ProcessEnd };
  /** Starts a server. The messages `ended` and `gone` report its end. */
  start: { request: StartRequest; reply: { readonly processId: number } };
  /** Sends a signal. Returns false if the process has already ended. */
  signal: { request: { readonly key: number; readonly signal: NodeJS.Signals }; reply: boolean };
  /**
   * Kills a process and its children. Replies when none of them is still running. The message `gone` reports that all
   * have ended.
   */
  fence: { request: { readonly key: number }; reply: Nothing };
  /** Replaces files, each atomically. */
  write: { request: { readonly files: Readonly<Record<string, string>> }; reply: Nothing };
  /** Copies the data folder `from` to `to`. */
  copy: { request: CopyRequest; reply: Nothing };
  /** Copies files of the log from data folder `from` to `to`. */
  copyLog: { request: CopyLogRequest; reply: Nothing };
  /** Replaces folder `to` by folder `from`. */
  replace: { request: { readonly from: string; readonly to: string }; reply: Nothing };
  remove: { request: { readonly path: string }; reply: Nothing };
}

/** Reply without content: the call has been carried out. */
// biome-ignore lint/suspicious/noConfusingVoidType: the result of a function without a return value
type Nothing = void;

export interface RunRequest {
  readonly program: 'initdb' | 'postgres';
  readonly args: readonly string[];
  readonly dataFolder: string;
  /** Standard input of the program. */
  readonly input: string;
}

export interface StartRequest {
  /** Identifies the process in later calls. Chosen by the caller. */
  readonly key: number;
  readonly args: readonly string[];
  readonly dataFolder: string;
}

export interface CopyRequest {
  readonly from: string;
  readonly to: string;
  /** Whether a server runs in `from`. Its own files are then left out, and files may vanish during the copy. */
  readonly isLive: boolean;
}

export interface CopyLogRequest {
  readonly from: string;
  readonly to: string;
  /** Names of the first and the last file, both on the same timeline. */
  readonly first: string;
  readonly last: string;
}

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Last part of its standard error and output. */
  readonly outputTail: string;
  /** Whether all of its processes are known to be stopped, as after the call `fence`. */
  readonly isFenced: boolean;
}

export type KeeperCall = {
  [Name in keyof KeeperCalls]: { id: number; name: Name; request: KeeperCalls[Name]['request'] };
}[keyof KeeperCalls];

export type KeeperMessage =
  | { readonly kind: 'ready'; readonly folder: string; readonly binFolder: string }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'ended'; readonly key: number; readonly end: ProcessEnd }
  | { readonly kind: 'gone'; readonly key: number };

/** Options of a keeper, passed as JSON in its only argument. */
export interface KeeperOptions {
  /**
   * Folder in which to create the home's folder, or the folder of a home whose keeper was killed and that must be
   * ended.
   */
  readonly home: { readonly base: string } | { readonly lost: string };
  readonly binFolder: string;
  /** User to switch to. Absent: the current user. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Present if the programs must be copied into the home first. */
  readonly relocate?: { readonly links: readonly LibraryLink[] };
}

/** Symbolic link `path` → `target`. `path` is relative to the installation's root, `target` to the link's folder. */
export interface LibraryLink {
  readonly path: string;
  readonly target: string;
}
