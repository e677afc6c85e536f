import { resolveEngineVersion } from '../../../../services/rds/clusters/engine-versions';

it.each([
  [undefined, '17.9'],
  ['17', '17.9'],
  ['17.9', '17.9'],
  ['17.5', '17.5'],
  // Another major is the cluster's to refuse: it knows which there are.
  ['16.13', '16.13'],
])('takes %s as %s', (asked, version) => {
  expect(resolveEngineVersion(['17.9'], asked)).toBe(version);
});

it.each(['17.10', '17.99', 'seventeen', '17.9.1', ''])(
  'refuses %j and says which version there is',
  (asked) => {
    expect(() => resolveEngineVersion(['17.9'], asked)).toThrow(
      `Cannot find version ${asked} for aurora-postgresql; available: 17.9.`,
    );
  },
);
