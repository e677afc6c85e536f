import type { SeededRandom } from '../../../testing/seeded-random';

/** Probability that a requested operation fails. */
export interface Faults {
  fenceFails: number;
  promotionIsLate: number;
  startFails: number;
}

/** Part of a machine that a simulated database needs. */
export interface SimulatedMachine {
  readonly random: SeededRandom;
  readonly faults: Readonly<Faults>;
  readonly volumes: Map<string, number[]>;
  volume(name: string): number[];
  takeMs(leastMs: number, mostMs: number): Promise<void>;
}
