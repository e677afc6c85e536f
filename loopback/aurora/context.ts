import { Acknowledgements } from './acknowledgements';
import type { Clock } from './clock';
import type { AuroraClusterDeps, AuroraClusterOptions } from './cluster-options';
import { EventRecorder } from './event-recorder';
import type { Pace } from './pace';
import { ReaderAttacher } from './reader-attacher';
import { Routes } from './routes';
import { Topology } from './topology';

/** Parts of one cluster that its operations share. */
export interface ClusterContext {
  readonly topology: Topology;
  readonly acknowledgements: Acknowledgements;
  readonly attacher: ReaderAttacher;
  readonly routes: Routes;
  readonly record: EventRecorder;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** Returns the current pace. */
  readonly pace: () => Pace;
  readonly serverlessMaxCapacityAcu: number;
  /** Aborts when the cluster is closed: waiting ends and nothing new begins. */
  readonly closing: AbortSignal;
}

export function createContext(
  options: AuroraClusterOptions,
  { clock, events, log }: AuroraClusterDeps,
  pace: () => Pace,
  closing: AbortSignal,
): ClusterContext {
  const identifier = options.identifier.toLowerCase();
  const topology = new Topology(identifier, log);
  const acknowledgements = new Acknowledgements(clock, options.replication ?? 'synchronous');
  const record = new EventRecorder(identifier, events, clock);
  return {
    topology,
    acknowledgements,
    attacher: new ReaderAttacher({ topology, acknowledgements, record, clock, log }),
    routes: new Routes(topology, clock),
    record,
    clock,
    log,
    pace,
    serverlessMaxCapacityAcu: options.serverlessMaxCapacityAcu ?? 1,
    closing,
  };
}
