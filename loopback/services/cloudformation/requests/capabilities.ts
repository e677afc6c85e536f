import { InsufficientCapabilitiesException } from '@aws-sdk/client-cloudformation';
import type { Capability, ResourceTypes } from '../resource-types/resource-handler';
import type { Blueprint } from '../template/blueprint';

/**
 * Throws if a template creates IAM resources and the request does not acknowledge that. `CAPABILITY_NAMED_IAM` covers
 * resources with and without custom names.
 */
export function requireCapabilities(
  { resources }: Blueprint,
  given: readonly string[],
  types: ResourceTypes,
): void {
  const needed = new Set<Capability>();
  for (const { type, properties } of resources.values()) {
    const required = types.get(type)?.requiresCapability;
    if (required === undefined) continue;
    needed.add(Object.hasOwn(properties, required.nameProperty) ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM');
  }
  const missing: Capability | undefined =
    needed.has('CAPABILITY_NAMED_IAM') && !given.includes('CAPABILITY_NAMED_IAM')
      ? 'CAPABILITY_NAMED_IAM'
      : needed.has('CAPABILITY_IAM') &&
          !given.some((capability) => /^CAPABILITY_(NAMED_)?IAM$/.test(capability))
        ? 'CAPABILITY_IAM'
        : undefined;
  if (missing === undefined) return;
  throw new InsufficientCapabilitiesException({
    message: `Requires capabilities : [${missing}]`,
    $metadata: {},
  });
}
