import { randomInt } from 'node:crypto';
import type { ResourceRequest } from './resource-handler';

export interface NameRules {
  readonly maxLength: number;
  readonly letters: 'lower' | 'any';
}

const randomLength = 12;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Generates a name for a resource whose template specifies none: `stack-logicalId-random`, as CloudFormation does
 * (user guide, "Name type"). A name that is too long is shortened in the logical id and the stack's name, never in
 * the random part.
 */
export function generateName(
  { stackName, logicalId }: Pick<ResourceRequest, 'stackName' | 'logicalId'>,
  { maxLength, letters }: NameRules,
): string {
  const room = maxLength - randomLength - 2;
  const logicalPart = logicalId.slice(0, Math.max(room - stackName.length, Math.floor(room / 2)));
  const stackPart = stackName.slice(0, room - logicalPart.length).replace(/-$/, '');
  const random = Array.from({ length: randomLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  const name = `${stackPart}-${logicalPart}-${random}`;
  return letters === 'lower' ? name.toLowerCase() : name;
}
