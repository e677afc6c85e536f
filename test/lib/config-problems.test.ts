import { parseConfig } from '../../lib/config';

const readers = 'readers must be an integer from 0 to 15, got';
const tiers =
  'promotionTiers must be one integer from 0 to 15 per reader, separated by commas; the number of readers is 2, got';
const stackName =
  'stackName must be a letter followed by letters, digits and single hyphens, not end with a hyphen, and have at most 60 characters, got';
const form = 'is not of the form <family>.<size>, such as r7g.large, nor "serverless"';
const burstable =
  'is burstable, and burstable classes have no Data API, which the lab uses; use serverless or a class such as r7g.large';
const long = `a${'b'.repeat(60)}`;

it.each<[Record<string, unknown>, unknown]>([
  [{ readers: 16 }, `${readers} 16`],
  [{ readers: '-1' }, `${readers} -1`],
  [{ readers: 1.5 }, `${readers} 1.5`],
  [{ readers: 'two' }, `${readers} "two"`],
  [{ readers: '' }, `${readers} ""`],
  [{ readers: ' 2' }, `${readers} " 2"`],
  [{ readers: null }, `${readers} null`],
  [{ readers: '0x2' }, `${readers} "0x2"`],
  [
    { azs: 0 },
    'azs must be an integer from 2 to 3, got 0 (Aurora needs subnets in at least two Availability Zones)',
  ],
  [{ instance: 'banana' }, `instance "banana" ${form}`],
  [{ instance: 7 }, `instance 7 ${form}`],
  [{ instance: 't4g.medium' }, `instance "t4g.medium" ${burstable}`],
  [{ instance: 'db.t99.large' }, `instance "db.t99.large" ${burstable}`],
  [
    { instance: 'm5.large' },
    'instance "m5.large" is not an instance class of Aurora PostgreSQL; families: r5, r6g, r6gd, r6i, r6id, r7g, r7i, r8g, r8gd, x2g',
  ],
  [
    { instance: 'r6gdd.large' },
    'instance "r6gdd.large" is not an instance class of Aurora PostgreSQL; did you mean "r6gd"?',
  ],
  [
    { instance: 'db.r6id.large' },
    'instance "db.r6id.large" is not an instance class of Aurora PostgreSQL; sizes of r6id: 24xlarge, 32xlarge',
  ],
  [{ instance: 'r7g.large.large' }, expect.stringMatching(/sizes of r7g: large, /)],
  [{ minAcu: '0.7' }, 'minAcu must be a number of ACUs from 0 to 256 in steps of 0.5, got 0.7'],
  [{ maxAcu: '300' }, 'maxAcu must be a number of ACUs from 1 to 256 in steps of 0.5, got 300'],
  [{ minAcu: 8, maxAcu: 2 }, 'maxAcu must be at least minAcu (8), got 2'],
  [{ promotionTiers: '1,16' }, `${tiers} "1,16"`],
  [{ promotionTiers: '1' }, `${tiers} 1`],
  [{ promotionTiers: [1, null] }, `${tiers} [1,null]`],
  [
    { engineVersion: '99.9' },
    'engineVersion "99.9" is not a known Aurora PostgreSQL version; nearest: 18.6, 18.4, 17.9',
  ],
  [
    { engineVersion: '17.1' },
    'engineVersion "17.1" is retired or has no Data API; nearest: 17.4, 17.5, 16.13',
  ],
  [
    { engineVersion: '16.9-limitless' },
    'engineVersion "16.9-limitless" is not a known Aurora PostgreSQL version; nearest: 16.9, 16.10, 15.17',
  ],
  [{ engineVersion: '' }, 'engineVersion must be a version such as "17.9", got ""'],
  [{ port: '1149' }, 'port must be an integer from 1150 to 65535, got 1149'],
  [{ backupDays: 36 }, 'backupDays must be an integer from 1 to 35, got 36'],
  [{ onDestroy: 'keep' }, 'onDestroy must be one of delete, snapshot, got "keep"'],
  [{ deletionProtection: 'yes' }, 'deletionProtection must be true or false, got "yes"'],
  [{ zoneOutage: 'on' }, 'zoneOutage must be true or false, got "on"'],
  [{ clients: 7 }, 'clients must be paths of client modules, separated by commas, got 7'],
  [{ clients: '/nowhere/a.ts' }, 'clients "/nowhere/a.ts" is not an existing file'],
  [{ stackName: '1lab' }, `${stackName} "1lab"`],
  [{ stackName: 'a--b' }, `${stackName} "a--b"`],
  [{ stackName: 'lab-' }, `${stackName} "lab-"`],
  [{ stackName: long }, `${stackName} "${long}"`],
  [{ readders: 2 }, 'unknown setting "readders"; did you mean "readers"?'],
  [{ 'a\nb': 1 }, expect.stringMatching(/^unknown setting "a\\nb"; known settings: /)],
  [{ Readers: 2 }, 'unknown setting "Readers"; did you mean "readers"?'],
  [
    { colour: 'blue' },
    'unknown setting "colour"; known settings: readers, azs, instance, minAcu, maxAcu, promotionTiers, engineVersion, port, backupDays, onDestroy, deletionProtection, zoneOutage, clients, stackName',
  ],
  [
    JSON.parse('{"__proto__": 1}'),
    'unknown setting "__proto__"; known settings: readers, azs, instance, minAcu, maxAcu, promotionTiers, engineVersion, port, backupDays, onDestroy, deletionProtection, zoneOutage, clients, stackName',
  ],
])('rejects the settings %j', (context, problem) => {
  expect(parseConfig(context)).toEqual({ state: 'invalid', problems: [problem] });
});

it('does not check the number of tiers if the number of readers is invalid', () => {
  expect(parseConfig({ readers: 'x', promotionTiers: '0,1,2' })).toEqual({
    state: 'invalid',
    problems: [`${readers} "x"`],
  });
});

it('does not mention the number of readers in the problem of the tiers if the number of readers is invalid', () => {
  expect(parseConfig({ readers: 'x', promotionTiers: '99' })).toEqual({
    state: 'invalid',
    problems: [
      `${readers} "x"`,
      'promotionTiers must be one integer from 0 to 15 per reader, separated by commas, got 99',
    ],
  });
});

it.each([
  [{ minAcu: 8, maxAcu: 'x' }, 'maxAcu must be a number of ACUs from 1 to 256 in steps of 0.5, got "x"'],
  [{ minAcu: 'x', maxAcu: 1 }, 'minAcu must be a number of ACUs from 0 to 256 in steps of 0.5, got "x"'],
])('does not compare two capacities if one of them is invalid: %j', (context, problem) => {
  expect(parseConfig(context)).toEqual({ state: 'invalid', problems: [problem] });
});
