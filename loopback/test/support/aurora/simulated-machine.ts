import type { SeededRandom } from '../../../testing/seeded-random';

/** How probable it is that something fails which is asked for. */
export interface Faults {
  fenceFails: number;
  promotionIsLate: number;
  startFails: number;
}

/** What a simulated database needs of the machine it runs on. */
export interface SimulatedMachine {
  readonly random: SeededRandom;
  readonly faults: Readonly<Faults>;
  readonly volumes: Map<string, number[]>;
  volume(name: string): number[];
  takeMs(leastMs: number, mostMs: number): Promise<void>;
}
