import { CommonError } from '../../../gateway/errors';

export const engineName = 'aurora-postgresql';

/** Returns `aurora-postgresql17` for `17.9`. */
export function familyOf(engineVersion: string): string {
  return `${engineName}${majorOf(engineVersion)}`;
}

export function majorOf(engineVersion: string): string {
  return engineVersion.split('.')[0] ?? engineVersion;
}

/**
 * Returns the version that a request means:
 *
 * - without a version: the default version;
 * - for a major version alone: its supported version;
 * - for a full version: this version.
 *
 * For a supported major version, accepts an older minor version and rejects a newer minor version. Accepts an unsupported
 * major version, because the cluster rejects it later.
 */
export function resolveEngineVersion(available: readonly string[], asked: string | undefined): string {
  const version =
    asked === undefined
      ? available[0]
      : (available.find((candidate) => majorOf(candidate) === asked) ?? asked);
  if (version !== undefined && /^\d{1,3}\.\d{1,3}$/.test(version) && !isNewer(version, available))
    return version;
  throw new CommonError(
    'InvalidParameterCombination',
    `Cannot find version ${asked} for ${engineName}; available: ${available.join(', ')}.`,
  );
}

/** Throws in AWS's words unless the version is a newer minor version of the same major version. */
export function requireUpgrade(from: string, to: string): void {
  if (majorOf(from) !== majorOf(to)) {
    throw new CommonError(
      'InvalidParameterCombination',
      'The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.',
    );
  }
  if (minorOf(to) > minorOf(from)) return;
  throw new CommonError('InvalidParameterCombination', `Cannot upgrade ${engineName} from ${from} to ${to}`);
}

function isNewer(version: string, available: readonly string[]): boolean {
  const sameMajor = available.filter((candidate) => majorOf(candidate) === majorOf(version));
  return sameMajor.length > 0 && sameMajor.every((candidate) => minorOf(candidate) < minorOf(version));
}

function minorOf(engineVersion: string): number {
  return Number(engineVersion.split('.')[1]);
}
