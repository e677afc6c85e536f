import { getBucketLocation } from '../../../../services/s3/actions/get-bucket-location';
import { Buckets } from '../../../../services/s3/state';

describe('the location of a bucket', () => {
  it.each([
    ['eu-west-1', { LocationConstraint: 'eu-west-1' }],
    ['us-east-1', {}],
  ])('in the region %s is %j', (region, location) => {
    const buckets = new Buckets();
    buckets.createBucket('b');
    expect(getBucketLocation({ accountId: '123456789012', region, buckets }, { Bucket: 'b' })).toEqual(
      location,
    );
  });
});
