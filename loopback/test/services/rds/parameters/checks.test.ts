import { scalingConfiguration } from '../../../../services/rds/parameters/capacity';
import type { Check } from '../../../../services/rds/parameters/checks';
import { backupWindow, integerBetween, maintenanceWindow } from '../../../../services/rds/parameters/checks';
import {
  databaseName,
  masterPassword,
  masterUsername,
} from '../../../../services/rds/parameters/master-user';
import { insightsRetention } from '../../../../services/rds/parameters/ranges';

interface Case<Value> {
  readonly check: Check<Value>;
  readonly good: readonly Value[];
  readonly bad: readonly Value[];
}

const numbers: Record<string, Case<number>> = {
  'a number of days': { check: integerBetween(1, 35), good: [1, 35], bad: [0, 36, 1.5, Number.NaN] },
  'a retention of insights': { check: insightsRetention, good: [7, 31, 713, 731], bad: [0, 8, 62.5, 744] },
};

const texts: Record<string, Case<string>> = {
  'a backup window': {
    check: backupWindow,
    good: ['03:00-03:30', '23:45-00:15', '00:00-23:30'],
    bad: ['03:00-03:29', '3:00-3:30', '24:00-24:30', '03:00', '03:60-04:30', ''],
  },
  'a maintenance window': {
    check: maintenanceWindow,
    good: ['sun:05:00-sun:05:30', 'Sun:23:45-Mon:00:15'],
    bad: ['sun:05:00-sun:05:10', 'son:05:00-son:05:30', '05:00-05:30', 'sun:05:00-sun:25:30'],
  },
  'a master user name': {
    check: masterUsername,
    good: ['postgres', 'A1', 'x'.repeat(16)],
    bad: ['', '1a', 'a_b', 'a-b', 'x'.repeat(17), 'rdsadmin', 'RdsAdmin', 'admin', 'public', 'none', 'a"b'],
  },
  'a master password': {
    check: masterPassword,
    good: ['12345678', 'correct horse!', '~'.repeat(41)],
    bad: ['1234567', 'x'.repeat(42), 'with/slash', 'with"quote', 'with@sign', 'grüße123', 'tab\tinside'],
  },
  'a database name': {
    check: databaseName,
    good: ['shop', 'Shop_1', 'postgres'],
    bad: ['', '1shop', 'sh-op', 'template0', 'template1', 'x'.repeat(64)],
  },
};

describe.each(Object.entries(numbers))('%s', (_what, { check, good, bad }) => {
  it.each(good)('can be %p', (value) => expect(() => check(value, 'Parameter')).not.toThrow());
  it.each(bad)('cannot be %p', (value) =>
    expect(() => check(value, 'Parameter')).toThrow(
      expect.objectContaining({ code: 'InvalidParameterValue' }),
    ),
  );
});

describe.each(Object.entries(texts))('%s', (_what, { check, good, bad }) => {
  it.each(good)('can be %j', (value) => expect(() => check(value, 'Parameter')).not.toThrow());
  it.each(bad)('cannot be %j', (value) =>
    expect(() => check(value, 'Parameter')).toThrow(
      expect.objectContaining({ code: 'InvalidParameterValue' }),
    ),
  );
});

describe('a capacity range', () => {
  it.each([
    { MinCapacity: 0, MaxCapacity: 1 },
    { MinCapacity: 0.5, MaxCapacity: 256 },
    { MinCapacity: 4, MaxCapacity: 4 },
    { MinCapacity: 0, MaxCapacity: 8, SecondsUntilAutoPause: 300 },
  ])('can be %j', (value) => expect(() => scalingConfiguration(value, '')).not.toThrow());

  it.each([
    [{ MinCapacity: -0.5, MaxCapacity: 1 }, 'InvalidParameterValue'],
    [{ MinCapacity: 0.25, MaxCapacity: 1 }, 'InvalidParameterValue'],
    [{ MinCapacity: 0, MaxCapacity: 0.5 }, 'InvalidParameterValue'],
    [{ MinCapacity: 0, MaxCapacity: 256.5 }, 'InvalidParameterValue'],
    [{ MinCapacity: 8, MaxCapacity: 2 }, 'InvalidParameterCombination'],
    [{ MinCapacity: 8 }, 'InvalidParameterCombination'],
    [{ MaxCapacity: 8 }, 'InvalidParameterCombination'],
    [{ MinCapacity: 0, MaxCapacity: 1, SecondsUntilAutoPause: 299 }, 'InvalidParameterValue'],
    [{ MinCapacity: 0, MaxCapacity: 1, SecondsUntilAutoPause: 86_401 }, 'InvalidParameterValue'],
    [{ MinCapacity: 1, MaxCapacity: 2, SecondsUntilAutoPause: 300 }, 'InvalidParameterCombination'],
  ])('cannot be %j', (value, code) => {
    expect(() => scalingConfiguration(value, '')).toThrow(expect.objectContaining({ code }));
  });
});
