import { choosePromotionTarget } from '../../../aurora/failover/promotion-target';

const reader = (identifier: string, promotionTier: number, instanceClass: string) => ({
  identifier,
  promotionTier,
  instanceClass,
});
const chosen = (...readers: ReturnType<typeof reader>[]) => choosePromotionTarget(readers, 8)?.identifier;

describe('the choice of the reader to promote', () => {
  it('takes the lowest tier, however small the instance', () => {
    expect(chosen(reader('big', 1, 'db.r7g.16xlarge'), reader('first', 0, 'db.t4g.medium'))).toBe('first');
  });

  it('takes the largest class within a tier', () => {
    const readers = [reader('large', 1, 'db.r7g.large'), reader('larger', 1, 'db.r7g.2xlarge')];
    expect(chosen(...readers)).toBe('larger');
  });

  it('compares serverless instances by their maximum capacity', () => {
    expect(chosen(reader('medium', 1, 'db.r7g.medium'), reader('serverless', 1, 'db.serverless'))).toBe(
      'serverless',
    );
  });

  it('takes the one that was created first among equals', () => {
    expect(chosen(reader('a', 1, 'db.r7g.large'), reader('b', 1, 'db.r7g.large'))).toBe('a');
  });

  it('finds nobody when there is no reader', () => {
    expect(chosen()).toBeUndefined();
  });
});
