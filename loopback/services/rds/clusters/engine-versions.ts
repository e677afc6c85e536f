import { CommonError } from '../../../gateway/errors';
import { engineCatalogue } from './engine-catalogue';

export const engineName = 'aurora-postgresql';

/** Returns `aurora-postgresql17` for `17.9`. */
export function familyOf(engineVersion: string): string {
  return `${engineName}${majorOf(engineVersion)}`;
}

export function majorOf(engineVersion: string): string {
  return engineVersion.split('.')[0] ?? engineVersion;
}

/** Returns the newest version of a major version; undefined if Aurora does not have it. */
export function newestOf(major: string): string | undefined {
  return engineCatalogue.findLast((version) => majorOf(version) === major);
}

/**
 * Returns the version that a request means: without a version the newest of the default major version, for a major
 * version alone its newest version, and for a full version this version. Throws for a version that Aurora does not have.
 */
export function resolveEngineVersion(defaultMajor: number, asked: string | undefined): string {
  const version = asked ?? String(defaultMajor);
  const found = newestOf(version) ?? engineCatalogue.find((candidate) => candidate === version);
  if (found !== undefined) return found;
  throw new CommonError('InvalidParameterCombination', `Cannot find version ${version} for ${engineName}`);
}

/** Returns the newer versions of the same major version, oldest first. */
export function upgradesOf(engineVersion: string): readonly string[] {
  return engineCatalogue.filter(
    (version) => majorOf(version) === majorOf(engineVersion) && minorOf(version) > minorOf(engineVersion),
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

function minorOf(engineVersion: string): number {
  return Number(engineVersion.split('.')[1]);
}
