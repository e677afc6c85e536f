import type { Lane } from './lane';

/** Identifier of the member that a lag lane asks: version 1 of the format has it only in the lane's name. */
export function memberOfLane({ name, operation }: Pick<Lane, 'name' | 'operation'>): string | undefined {
  return operation === 'lag' ? name.replace(/^lag-/, '') : undefined;
}
