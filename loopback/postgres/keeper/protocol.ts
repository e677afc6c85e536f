/**
 * What the lab and its keeper say to each other. The keeper is the parent of every PostgreSQL process and the only
 * one who writes in the home's folder; so when the lab ends, however it ends, one process knows all there is to undo.
 * Paths are relative to the home's folder.
 */
export interface KeeperCalls {
  /** Runs a program to its end, with nothing left of it. */
  run: { request: RunRequest; reply: ProcessEnd };
  /** Starts a program that stays; its end is reported by a ProcessEndedEvent. */
  start: { request: StartRequest; reply: { readonly processId: number } };
  /** False when the process has ended already. */
  signal: { request: { readonly key: number; readonly signal: NodeJS.Signals }; reply: boolean };
  /** Kills a process and its children. Answers when none of them does anything; an event tells that all are gone. */
  fence: { request: { readonly key: number }; reply: Nothing };
  /** Replaces files, each all or nothing. */
  write: { request: { readonly files: Readonly<Record<string, string>> }; reply: Nothing };
  /** Makes folder `to` as a copy of the data folder `from`. */
  copy: { request: CopyRequest; reply: Nothing };
  /** Puts folder `from` in the place of `to`. */
  replace: { request: { readonly from: string; readonly to: string }; reply: Nothing };
  remove: { request: { readonly path: string }; reply: Nothing };
}

/** The answer to a call that only has to have happened. */
// biome-ignore lint/suspicious/noConfusingVoidType: what a function returns that returns nothing
type Nothing = void;

export interface RunRequest {
  readonly program: 'initdb' | 'postgres';
  readonly args: readonly string[];
  readonly dataFolder: string;
  /** Goes to the program's standard input. */
  readonly input: string;
}

export interface StartRequest {
  /** Chosen by the caller; names the process in later calls. */
  readonly key: number;
  readonly args: readonly string[];
  readonly dataFolder: string;
}

export interface CopyRequest {
  readonly from: string;
  readonly to: string;
  /** Of a running server: what belongs to that server alone is left out, and files may vanish meanwhile. */
  readonly isLive: boolean;
}

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last lines of what it wrote to its standard error (and output). */
  readonly outputTail: string;
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

/** How a keeper is started, as JSON in its only argument. */
export interface KeeperOptions {
  /** The folder to create the home's folder in, or the folder of a lost keeper's home to end. */
  readonly home: { readonly base: string } | { readonly lost: string };
  readonly binFolder: string;
  /** Who to become. Absent: stay. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Copies the programs into the home first. */
  readonly relocate?: { readonly links: readonly LibraryLink[] };
}

/** A link `path` → `target`, `path` relative to the installation's root, `target` relative to the link's folder. */
export interface LibraryLink {
  readonly path: string;
  readonly target: string;
}
