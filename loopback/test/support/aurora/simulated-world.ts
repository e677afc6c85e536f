import type { Engine } from '../../../aurora/engine';
import type { SeededRandom } from '../../../testing/seeded-random';
import type { VirtualClock } from '../virtual-clock';
import { SimulatedDatabase } from './simulated-database';
import type { Faults, SimulatedMachine } from './simulated-machine';

/** Machine on which simulated databases run, as the engine of a cluster. */
export class SimulatedWorld implements Engine, SimulatedMachine {
  readonly clock: VirtualClock;
  readonly random: SeededRandom;
  readonly faults: Faults = { fenceFails: 0, promotionIsLate: 0, startFails: 0 };
  readonly volumes = new Map<string, number[]>();
  readonly databases: SimulatedDatabase[] = [];

  constructor(clock: VirtualClock, random: SeededRandom) {
    this.clock = clock;
    this.random = random;
  }

  takeMs(leastMs: number, mostMs: number): Promise<void> {
    return this.clock.sleep(this.random.between(leastMs, mostMs));
  }

  volume(name: string): number[] {
    return this.volumes.get(name) ?? [];
  }

  async createVolume(volume: string): Promise<void> {
    // A writer's log is never empty: position 0 means that a reader has stored nothing.
    this.volumes.set(volume, [-1]);
  }

  async copyVolume(from: string, to: string): Promise<void> {
    this.volumes.set(to, [...this.volume(from)]);
  }

  async moveVolume(from: string, to: string): Promise<void> {
    this.volumes.set(to, this.volume(from));
    this.volumes.delete(from);
  }

  async removeVolume(volume: string): Promise<void> {
    this.volumes.delete(volume);
  }

  openDatabase(identifier: string, volume: string): SimulatedDatabase {
    const database = new SimulatedDatabase(this, identifier, volume);
    this.databases.push(database);
    return database;
  }
}
