import { choosePromotionTarget } from '../../../aurora/failover/promotion-target';

const reader = (identifier: string, promotionTier: number, instanceClass: string) => ({
  identifier,
  promotionTier,
  instanceClass,
});
const chosen = (...readers: ReturnType<typeof reader>[]) => choosePromotionTarget(readers, 8)?.identifier;

describe('the choice of the reader to promote', () => {
  it('prefers the lowest tier over a larger instance', () => {
    expect(chosen(reader('big', 1, 'db.r7g.16xlarge'), reader('first', 0, 'db.t4g.medium'))).toBe('first');
  });

  it('prefers the largest instance class within a tier', () => {
    const readers = [reader('large', 1, 'db.r7g.large'), reader('larger', 1, 'db.r7g.2xlarge')];
    expect(chosen(...readers)).toBe('larger');
  });

  it('compares serverless instances by their maximum capacity', () => {
    expect(chosen(reader('medium', 1, 'db.r7g.medium'), reader('serverless', 1, 'db.serverless'))).toBe(
      'serverless',
    );
  });

  it('prefers the reader created first among equals', () => {
    expect(chosen(reader('a', 1, 'db.r7g.large'), reader('b', 1, 'db.r7g.large'))).toBe('a');
  });

  it('finds no target when there is no reader', () => {
    expect(chosen()).toBeUndefined();
  });
});
