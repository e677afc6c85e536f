import { AuroraPostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import type { Reading } from './values';
import { showValue } from './values';

/**
 * Aurora PostgreSQL versions that the lab supports, oldest first: known to CDK, not retired, and with the
 * Data API for both serverless and provisioned instances (14.8+, 15.3+, 16.1+, 17.4+, 18.3+).
 * A test compares this list with the versions in the installed `aws-cdk-lib`.
 * Source: Aurora user guide, "Supported Regions and Aurora DB engines for RDS Data API".
 */
export const engineVersions: readonly string[] = [
  ...['14.13', '14.15', '14.17', '14.18', '14.19', '14.20', '14.22'],
  ...['15.8', '15.10', '15.12', '15.13', '15.14', '15.15', '15.17'],
  ...['16.4', '16.6', '16.8', '16.9', '16.10', '16.11', '16.13'],
  ...['17.4', '17.5', '17.6', '17.7', '17.9'],
  ...['18.3', '18.4', '18.6'],
];

/** Reads one of {@link engineVersions}, as a string or, from `cdk.json`, as a number. */
export function readEngineVersion(value: unknown): Reading<string> {
  const version = typeof value === 'number' ? String(value) : value;
  if (typeof version !== 'string' || version === '') {
    return { problem: `must be a version such as "17.9", got ${showValue(value)}` };
  }
  if (engineVersions.includes(version)) return { value: version };
  const what = isKnownToCdk(version) ? 'retired or has no Data API' : 'not a known Aurora PostgreSQL version';
  return { problem: `${JSON.stringify(version)} is ${what}; nearest: ${nearest(version).join(', ')}` };
}

function isKnownToCdk(version: string): boolean {
  return Object.hasOwn(AuroraPostgresEngineVersion, `VER_${version.replace('.', '_')}`);
}

/** Returns the two nearest versions, and the nearest of another major version. */
function nearest(version: string): string[] {
  const wanted = position(version);
  const byDistance = engineVersions.toReversed().sort((a, b) => distance(wanted, a) - distance(wanted, b));
  const [first = '', second = ''] = byDistance;
  const otherMajor = byDistance.find((candidate) => major(candidate) !== major(first)) ?? '';
  return [first, second, otherMajor];
}

function distance(wanted: number, version: string): number {
  return Math.abs(wanted - position(version));
}

/** Returns a number that orders versions. A text that is not a version counts as newer than all versions. */
function position(version: string): number {
  const [, majorText, minorText] = /^(\d{1,3})\.(\d{1,3})/.exec(version) ?? [];
  return majorText && minorText ? Number(majorText) * 1000 + Number(minorText) : 1_000_000;
}

/** Returns the major version of an Aurora PostgreSQL version: `17` of `17.9`. */
export function major(version: string): string {
  return version.split('.')[0] ?? version;
}
