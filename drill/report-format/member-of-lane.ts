import type { Lane } from './lane';

/** Returns the identifier of the member that a lag lane reads from. Version 1 has it only in the lane's name. */
export function memberOfLane({ name, operation }: Pick<Lane, 'name' | 'operation'>): string | undefined {
  return operation === 'lag' ? name.replace(/^lag-/, '') : undefined;
}
