import { classifyFailure } from '../../../../lambda/failover/rds/failure';
import { awsError, timeout } from '../aws-errors';

describe('a failed call', () => {
  it.each([
    ['Throttling', 400],
    ['ThrottlingException', 400],
    ['RequestLimitExceeded', 503],
    ['Anything', 429],
  ])('was throttled if AWS returns %s with %d', (name, status) => {
    expect(classifyFailure(awsError(name, status, 'Rate exceeded'))).toBe('throttled');
  });

  it.each([
    ['InvalidDBClusterStateFault', 400],
    ['AccessDenied', 403],
    ['DBClusterNotFoundFault', 404],
  ])('was refused if AWS returns %s with %d', (name, status) => {
    expect(classifyFailure(awsError(name, status, ''))).toBe('refused');
  });

  it.each([
    ['a timeout', timeout()],
    ['a broken connection', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
    ['an internal failure', awsError('InternalFailure', 500, '')],
    ['an unavailable service', awsError('ServiceUnavailable', 503, '')],
    ['a request that arrived in part', awsError('RequestTimeout', 408, '')],
    [
      'a success that cannot be read',
      Object.assign(new Error('XML'), { $metadata: { httpStatusCode: 200 } }),
    ],
    ['a thrown value that is not an Error', 'boom'],
  ])('is unclear after %s', (_name, error) => {
    expect(classifyFailure(error)).toBe('unclear');
  });
});
