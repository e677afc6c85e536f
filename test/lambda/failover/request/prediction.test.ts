import { findSize, predictPromoted } from '../../../../lambda/failover/request/prediction';

function reader(identifier: string, promotionTier: number, size = 'large', status = 'available') {
  const instanceClass = size === 'serverless' ? 'db.serverless' : `db.r7g.${size}`;
  return { identifier, promotionTier, instanceClass, status };
}

describe('Aurora is predicted to choose', () => {
  it('the lowest tier, regardless of size', () => {
    expect(predictPromoted([reader('a', 2, '16xlarge'), reader('b', 1), reader('c', 15)])).toEqual(['b']);
  });

  it('the largest class within the tier', () => {
    const readers = [reader('a', 1, '2xlarge'), reader('b', 1, '12xlarge'), reader('c', 1, 'xlarge')];
    expect(predictPromoted(readers)).toEqual(['b']);
  });

  it('any reader of the same tier and size', () => {
    expect(predictPromoted([reader('a', 0), reader('b', 0), reader('c', 1)])).toEqual(['a', 'b']);
  });

  it('a serverless reader by its tier only, because it has no size', () => {
    const readers = [
      reader('a', 1, 'serverless'),
      reader('b', 1, 'serverless'),
      reader('c', 2, 'serverless'),
    ];
    expect(predictPromoted(readers)).toEqual(['a', 'b']);
  });

  it('a serverless reader or the largest provisioned reader, because their sizes cannot be compared', () => {
    const readers = [reader('a', 1, 'serverless'), reader('b', 1, 'large'), reader('c', 1, 'xlarge')];
    expect(predictPromoted(readers)).toEqual(['a', 'c']);
  });

  it('an available reader, unless all are unavailable', () => {
    expect(predictPromoted([reader('a', 0, 'large', 'rebooting'), reader('b', 1)])).toEqual(['b']);
    expect(
      predictPromoted([reader('a', 0, 'large', 'rebooting'), reader('b', 1, 'large', 'modifying')]),
    ).toEqual(['a']);
  });
});

describe('the size of a class', () => {
  it('grows with its name', () => {
    const names = [
      'micro',
      'small',
      'medium',
      'large',
      'xlarge',
      '2xlarge',
      '4xlarge',
      '16xlarge',
      '32xlarge',
    ];
    const sizes = names.map((name) => findSize(`db.r7g.${name}`));
    expect(sizes).toEqual([0.125, 0.25, 0.5, 1, 2, 4, 8, 32, 64]);
  });

  it.each(['db.serverless', 'db.r7g', 'unknown', ''])('of %j is unknown', (instanceClass) => {
    expect(findSize(instanceClass)).toBeUndefined();
  });
});
