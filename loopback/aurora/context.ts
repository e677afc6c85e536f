import type { Acknowledgements } from './acknowledgements';
import type { Clock } from './clock';
import type { EventRecorder } from './event-recorder';
import type { Pace } from './pace';
import type { ReaderKeeper } from './reader-keeper';
import type { Routes } from './routes';
import type { Topology } from './topology';

/** What the work on one cluster is done with. */
export interface ClusterContext {
  readonly topology: Topology;
  readonly acknowledgements: Acknowledgements;
  readonly keeper: ReaderKeeper;
  readonly routes: Routes;
  readonly record: EventRecorder;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** The pace in force now. */
  readonly pace: () => Pace;
  readonly serverlessMaxCapacityAcu: number;
  /** Aborts when the cluster is closed: waiting ends, nothing new begins. */
  readonly closing: AbortSignal;
}
