import { instanceSize } from '../../../aurora/failover/instance-size';

describe('the size of an instance class', () => {
  it.each([
    ['db.t4g.medium', 0.5],
    ['db.r7g.large', 1],
    ['db.r7g.xlarge', 2],
    ['db.r7g.2xlarge', 4],
    ['db.x2g.16xlarge', 32],
    ['db.r8g.unheard-of', 0],
  ])('is derived from its name: %s is %d', (instanceClass, size) => {
    expect(instanceSize(instanceClass, 1)).toBe(size);
  });

  it('of a serverless instance is derived from its maximum capacity: 16 ACU (32 GiB) equal db.r7g.xlarge (32 GiB)', () => {
    expect(instanceSize('db.serverless', 16)).toBe(instanceSize('db.r7g.xlarge', 16));
  });
});
