import type { LabConfig } from '../../lib/config';
import { parseConfig } from '../../lib/config';

const defaults: LabConfig = {
  readers: 2,
  azs: 3,
  instance: 'serverless',
  minAcu: 0.5,
  maxAcu: 4,
  promotionTiers: [1, 1],
  engineVersion: '17.9',
  port: 5432,
  backupDays: 1,
  onDestroy: 'delete',
  deletionProtection: false,
  zoneOutage: false,
  clients: [],
  stackName: 'AuroraFailoverLab',
};

it('an empty context has the default of every setting', () => {
  expect(parseConfig({})).toEqual({ state: 'valid', config: defaults });
});

it.each<[Record<string, unknown>, Partial<LabConfig>]>([
  [{ readers: '0' }, { readers: 0, promotionTiers: [] }],
  [{ readers: 15 }, { readers: 15, promotionTiers: Array(15).fill(1) }],
  [{ readers: '1' }, { readers: 1, promotionTiers: [1] }],
  [{ azs: '2' }, { azs: 2 }],
  [{ instance: 'db.serverless' }, { instance: 'serverless' }],
  [{ instance: 'r7g.large' }, { instance: 'r7g.large' }],
  [{ instance: 'db.r7g.16xlarge' }, { instance: 'r7g.16xlarge' }],
  [{ instance: 'x2g.4xlarge' }, { instance: 'x2g.4xlarge' }],
  [
    { minAcu: '0', maxAcu: '1' },
    { minAcu: 0, maxAcu: 1 },
  ],
  [
    { minAcu: 0.5, maxAcu: 256 },
    { minAcu: 0.5, maxAcu: 256 },
  ],
  [
    { minAcu: '7.5', maxAcu: 7.5 },
    { minAcu: 7.5, maxAcu: 7.5 },
  ],
  [{ promotionTiers: '0,15' }, { promotionTiers: [0, 15] }],
  [{ promotionTiers: [0, '15'] }, { promotionTiers: [0, 15] }],
  [{ promotionTiers: ' 0 , 15 ' }, { promotionTiers: [0, 15] }],
  [
    { readers: 1, promotionTiers: 0 },
    { readers: 1, promotionTiers: [0] },
  ],
  [
    { readers: 0, promotionTiers: '' },
    { readers: 0, promotionTiers: [] },
  ],
  [{ engineVersion: 16.13 }, { engineVersion: '16.13' }],
  [{ port: '1150' }, { port: 1150 }],
  [{ port: 65535 }, { port: 65535 }],
  [{ backupDays: '35' }, { backupDays: 35 }],
  [{ onDestroy: 'snapshot' }, { onDestroy: 'snapshot' }],
  [{ deletionProtection: 'true' }, { deletionProtection: true }],
  [{ deletionProtection: false }, { deletionProtection: false }],
  [{ zoneOutage: 'true' }, { zoneOutage: true }],
  [{ stackName: 'a-1-B' }, { stackName: 'a-1-B' }],
])('accepts the settings %j', (context, expected) => {
  expect(parseConfig(context)).toEqual({ state: 'valid', config: { ...defaults, ...expected } });
});

it("ignores CDK's own context", () => {
  const context = { '@aws-cdk/core:flag': true, 'aws:cdk:bundling-stacks': [], 'availability-zones:x': [] };
  expect(parseConfig(context)).toEqual({ state: 'valid', config: defaults });
});

it('reports all problems of the context in one result', () => {
  expect(parseConfig({ readers: '16', azs: '1', reeders: '2' })).toEqual({
    state: 'invalid',
    problems: [
      'readers must be an integer from 0 to 15, got 16',
      'azs must be an integer from 2 to 3, got 1 (Aurora needs subnets in at least two Availability Zones)',
      'unknown setting "reeders"; did you mean "readers"?',
    ],
  });
});
