import { resolveEngineVersion } from '../../../../services/rds/clusters/engine-versions';

it.each([
  [undefined, '17.9'],
  ['17', '17.9'],
  ['17.9', '17.9'],
  ['17.5', '17.5'],
  // RDS accepts a major version that is not supported. The cluster refuses it.
  ['16.13', '16.13'],
])('RDS accepts the engine version %s as %s', (asked, version) => {
  expect(resolveEngineVersion(['17.9'], asked)).toBe(version);
});

it.each(['17.10', '17.99', 'seventeen', '17.9.1', ''])(
  'RDS refuses the engine version %j and names the available version',
  (asked) => {
    expect(() => resolveEngineVersion(['17.9'], asked)).toThrow(
      `Cannot find version ${asked} for aurora-postgresql; available: 17.9.`,
    );
  },
);
