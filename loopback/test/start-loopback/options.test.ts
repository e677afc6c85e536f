import { planLoopback } from '../../start-loopback/options';

it('a start without options has a writer and one reader', () => {
  expect(planLoopback({})).toEqual({
    instances: [{ identifier: 'loopback-1' }, { identifier: 'loopback-2' }],
    pace: 'instant',
    region: 'us-east-1',
    port: 0,
    startTimeoutMs: 60_000,
  });
});

it('instances without an identifier are numbered', () => {
  const { instances } = planLoopback({ instances: [{ identifier: 'db' }, { promotionTier: 0 }] });
  expect(instances).toEqual([{ identifier: 'db' }, { identifier: 'loopback-2', promotionTier: 0 }]);
});

it.each([
  [{ readers: 16 }, 'readers must be an integer from 0 to 15, got 16'],
  [{ readers: 1.5 }, 'readers must be an integer from 0 to 15, got 1.5'],
  [{ instances: [] }, 'instances must be a list of 1 + readers = 2 instances, got []'],
  [{ readers: 2, instances: [{}] }, 'instances must be a list of 1 + readers = 3 instances, got 1'],
  [{ pace: 'fast' as 'slow' }, 'pace must be one of instant, typical, slow, got "fast"'],
  [{ region: 'moon' }, 'region must be an AWS Region such as us-east-1, got "moon"'],
  [{ port: 70_000 }, 'port must be an integer from 0 to 65535, got 70000'],
  [{ startTimeoutMs: 0 }, 'startTimeoutMs must be an integer from 1 to 2147483647, got 0'],
  [
    { reader: 2 } as object,
    'options: reader is not one of readers, pace, instances, region, port, signal, log, startTimeoutMs',
  ],
  [
    { instances: [{}, { tier: 0 } as object] },
    'instances[1]: tier is not one of identifier, instanceClass, promotionTier, availabilityZone',
  ],
  [
    { instances: ['db-1', null] as unknown as [] },
    'instances[0] must be an object, got "db-1"; instances[1] must be an object, got null',
  ],
  [
    { instances: 'db-1' as unknown as [] },
    'instances must be a list of 1 + readers = 2 instances, got "db-1"',
  ],
  [3 as unknown as object, 'options must be an object, got 3'],
])('%j is refused', (options, message) => {
  expect(() => planLoopback(options)).toThrow(new TypeError(`startLoopback: ${message}`));
});

it('all problems are reported at once', () => {
  expect(() => planLoopback({ readers: -1, port: -1 })).toThrow(/readers must be .*; port must be /);
});
