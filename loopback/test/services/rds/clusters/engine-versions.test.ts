import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { engineCatalogue } from '../../../../services/rds/clusters/engine-catalogue';
import { resolveEngineVersion } from '../../../../services/rds/clusters/engine-versions';

it.each([
  [undefined, '17.9'],
  ['17', '17.9'],
  ['17.5', '17.5'],
  ['16', '16.13'],
  ['18.6', '18.6'],
  // RDS accepts a version that cannot run here. The host refuses it.
  ['15.17', '15.17'],
])('RDS accepts the engine version %s as %s', (asked, version) => {
  expect(resolveEngineVersion(17, asked)).toBe(version);
});

it.each(['16.99', '17.10', '19', 'seventeen', '17.9.1', ''])(
  "RDS refuses the engine version %j in AWS's words",
  (asked) => {
    expect(() => resolveEngineVersion(17, asked)).toThrow(
      new RegExp(`^Cannot find version ${asked} for aurora-postgresql$`),
    );
  },
);

it('RDS offers exactly the versions that CDK knows and that are not deprecated', () => {
  const folder = dirname(require.resolve('aws-cdk-lib/package.json'));
  const declarations = readFileSync(join(folder, 'aws-rds/lib/cluster-engine.d.ts'), 'utf8');
  const [, postgres = ''] = declarations.split('class AuroraPostgresEngineVersion');
  const inCdk = postgres.split('/**').flatMap((entry) => {
    const [, major, minor] = /static readonly VER_(\d+)_(\d+):/.exec(entry) ?? [];
    return major && !entry.includes('@deprecated') ? [`${major}.${minor}`] : [];
  });
  expect(engineCatalogue).toEqual(inCdk);
});
