import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccount } from '../../../../cli/account/drill-account';
import { checkAnsweringAccount } from '../../../../cli/commands/drill/baseline';
import { fixturePath, readFixture } from '../../../support/drill/report-fixture';
import { labMain } from '../../../support/lab-main';

jest.mock('../../../../cli/account/drill-account');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afl-baseline-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function save(report: object | string): string {
  const file = join(folder, 'baseline.json');
  writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report));
  return file;
}

/** Runs `lab drill --baseline`, which must end before it starts an account. */
async function refuse(baseline: string, ...args: string[]) {
  const refused = await labMain(['drill', '--baseline', baseline, '--out', join(folder, 'out'), ...args]);
  expect(openAccount).not.toHaveBeenCalled();
  expect({ exitCode: refused.exitCode, stdout: refused.stdout }).toEqual({ exitCode: 2, stdout: '' });
  return refused.stderr;
}

describe('lab drill refuses, before anything is started, a baseline that', () => {
  it.each([
    [
      'does not exist',
      () => join(folder, 'none.json'),
      /none\.json cannot be read: ENOENT.*\ngive the path of/,
    ],
    ['is not JSON', () => save('{'), /baseline\.json is not a report of version 1 or 2: .*JSON/],
    [
      'is of a newer version',
      () => save({ ...readFixture('held'), schema: 3 }),
      /baseline\.json is not a report of version 1 or 2: report\.schema must be 1 or 2, got 3\npass a report/,
    ],
    [
      'is void',
      () => fixturePath('void'),
      /void\.json is void: its timings are invalid\nmeasure the baseline again/,
    ],
    [
      'was measured on AWS',
      () => save({ ...readFixture('held'), account: 'aws' }),
      /the kind of account is loopback in this drill, and was aws in the baseline\nmeasure with the settings/,
    ],
  ])('%s', async (_, file, message) => {
    expect(await refuse(file())).toMatch(message);
  });

  it.each([
    [
      'another pace',
      ['--pace', 'typical'],
      /the pace is typical in this drill, and was instant in the baseline/,
    ],
    ['another number of readers', ['--readers', '4'], /the number of readers is 4 in this drill, and was 2/],
    ['another rate', ['--rate', '10'], /the rate of the probe, per second, is 10 in this drill, and was 100/],
    [
      'another cause',
      ['--cause', 'crash'],
      /the cause is crash in this drill, and was request in the baseline/,
    ],
  ])('was measured with %s', async (_, args, message) => {
    expect(await refuse(fixturePath('held'), ...args)).toMatch(message);
  });

  it('was measured with another rate of the clients', async () => {
    const options = ['--client', 'pg-query', '--client-rate', '5'];
    expect(await refuse(fixturePath('clients'), ...options)).toMatch(
      /rate of each client, per second, is 5 .* was 20/,
    );
  });

  it('the drill would replace with its own report, also through a symbolic link', async () => {
    const out = join(folder, 'out');
    mkdirSync(out);
    const file = join(out, 'report.json');
    writeFileSync(file, JSON.stringify(readFixture('held')));
    symlinkSync(file, join(folder, 'link.json'));
    for (const path of [file, join(folder, 'link.json')]) {
      expect(await refuse(path)).toMatch(/is the file that this drill replaces .*\ncopy the baseline/);
    }
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(readFixture('held'));
  });
});

it('an account of another kind or pace is refused when it has answered', () => {
  const baseline = readFixture('held');
  expect(() => checkAnsweringAccount({ kind: 'aws', conditions: {} }, baseline)).toThrow(
    /account is aws in this drill/,
  );
  const slow = { kind: 'loopback', conditions: { pace: 'slow' } } as const;
  expect(() => checkAnsweringAccount(slow, baseline)).toThrow(/the pace is slow in this drill/);
  expect(() => checkAnsweringAccount({ ...slow, conditions: { pace: 'instant' } }, baseline)).not.toThrow();
});
