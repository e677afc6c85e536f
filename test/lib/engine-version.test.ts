import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { engineVersions } from '../../lib/engine-version';

/** First minor version of each major version that has the Data API for serverless and provisioned instances. */
const firstWithDataApi: Record<string, number> = { 14: 8, 15: 3, 16: 1, 17: 4, 18: 3 };

it('supports exactly the versions that CDK knows, that are not deprecated and have the Data API', () => {
  expect(engineVersions).toEqual(versionsInCdk().filter(hasDataApi));
});

function hasDataApi(version: string): boolean {
  const [major = '', minor] = version.split('.');
  return Number(minor) >= (firstWithDataApi[major] ?? Number.POSITIVE_INFINITY);
}

/**
 * Lists the version constants of `aws-cdk-lib` that are not deprecated. Only the doc comment of a constant shows
 * whether it is deprecated.
 */
function versionsInCdk(): string[] {
  const folder = dirname(require.resolve('aws-cdk-lib/package.json'));
  const declarations = readFileSync(join(folder, 'aws-rds/lib/cluster-engine.d.ts'), 'utf8');
  const [, postgres = ''] = declarations.split('class AuroraPostgresEngineVersion');
  return postgres.split('/**').flatMap((entry) => {
    const [, major, minor] = /static readonly VER_(\d+)_(\d+):/.exec(entry) ?? [];
    return major && !entry.includes('@deprecated') ? [`${major}.${minor}`] : [];
  });
}
