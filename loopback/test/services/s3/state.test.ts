import { Buckets } from '../../../services/s3/state';

const object = (key: string, bytes: number) => ({
  key,
  body: Buffer.alloc(bytes),
  etag: '"e"',
  headers: {},
  metadata: {},
  checksums: {},
});

describe('buckets', () => {
  it('store objects up to a total size, in which replaced objects do not count', () => {
    const buckets = new Buckets({ maxBytes: 100 });
    buckets.createBucket('b');
    buckets.putObject('b', object('k', 90));
    buckets.putObject('b', object('k', 100));
    buckets.putObject('b', object('k', 60));
    buckets.putObject('b', object('l', 40));
    expect(() => buckets.putObject('b', object('m', 1))).toThrow(
      'The loopback account stores up to 100 bytes of objects; with this one it would be 101.',
    );
    expect(buckets.findObject('b', 'm')).toBeUndefined();
    expect(buckets.findObject('b', 'k')?.body).toHaveLength(60);
  });

  it('keep their objects when they are created again', () => {
    const buckets = new Buckets();
    buckets.createBucket('b');
    buckets.putObject('b', object('k', 1));
    expect(buckets.createBucket('b').objects.size).toBe(1);
    expect(buckets.all).toHaveLength(1);
  });

  it('store times to the second, as HTTP does', () => {
    const buckets = new Buckets({ now: () => new Date('2026-11-30T12:00:00.999Z') });
    buckets.createBucket('b');
    expect(buckets.putObject('b', object('k', 1)).lastModified).toEqual(new Date('2026-11-30T12:00:00Z'));
  });

  it('must exist to be used', () => {
    expect(() => new Buckets().putObject('b', object('k', 1))).toThrow(
      expect.objectContaining({ name: 'NoSuchBucket' }),
    );
  });
});
