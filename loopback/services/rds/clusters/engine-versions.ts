import { CommonError } from '../../../gateway/errors';

export const engineName = 'aurora-postgresql';

/** `aurora-postgresql17` of `17.9`. */
export function familyOf(engineVersion: string): string {
  return `${engineName}${majorOf(engineVersion)}`;
}

export function majorOf(engineVersion: string): string {
  return engineVersion.split('.')[0] ?? engineVersion;
}

/**
 * The version a request means: none is the default, a major alone is the version of that major there is. An older
 * minor of a major that can be run is taken at its word, a newer one is refused; majors are for the cluster to judge.
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
    `Cannot find version ${asked} for ${engineName}; there is ${available.join(', ')}.`,
  );
}

function isNewer(version: string, available: readonly string[]): boolean {
  const sameMajor = available.filter((candidate) => majorOf(candidate) === majorOf(version));
  return sameMajor.length > 0 && sameMajor.every((candidate) => minorOf(candidate) < minorOf(version));
}

function minorOf(engineVersion: string): number {
  return Number(engineVersion.split('.')[1]);
}
