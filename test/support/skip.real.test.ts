import { join } from 'node:path';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import type { PlantedRun } from './planted-tests';
import { runPlantedTests } from './planted-tests';
import { repository } from './repository';

const HELPER = JSON.stringify(join(repository, 'loopback', 'testing', 'skip.ts'));

/**
 * The value of the first measurement is 1, of the second 2, and so on. A measurement is void if `voidOnes` contains its
 * value.
 */
const measuring = (voidOnes: string, tests: string) => `
  const { measureOrSkip, skipTests } = require(${HELPER});
  describe('the probe', () => {
    let measurement = 0;
    const measure = async () => (measurement += 1);
    beforeAll(async () => {
      measurement = await measureOrSkip(measure, (n) => (${voidOnes}.includes(n) ? 'stalled for ' + n + ' s' : undefined));
    });
    ${tests}
  });`;

describe('a measurement that cannot be judged', () => {
  const folder = useTemporaryFolder();
  let run: PlantedRun;

  const plant = (text: string): PlantedRun => runPlantedTests(folder(), { planted: text });

  it('is repeated once, and the tests judge the repetition', () => {
    run = plant(measuring('[1]', "it('is judged', () => expect(measurement).toBe(2));"));
    expect(run).toMatchObject({ passed: 1, failed: 0, skipped: 0 });
    expect(run.stderr).not.toContain('skipped:');
  });

  it('is not repeated a second time: the tests of its block are skipped, each with the reasons', () => {
    const nested = "describe('on a lane', () => it('is judged', () => expect(measurement).toBe(3)));";
    run = plant(
      `${measuring('[1, 2]', `${nested} it('is exact', () => {});`)} it('another block runs', () => {});`,
    );
    expect(run).toMatchObject({ passed: 1, failed: 0, skipped: 2 });
    const reason = 'both measurements are void: stalled for 1 s; then stalled for 2 s';
    const lines = run.stderr.split('\n').filter((line) => line.startsWith('skipped: '));
    expect(lines).toEqual([
      `skipped: the probe on a lane is judged: ${reason}`,
      `skipped: the probe is exact: ${reason}`,
    ]);
  });

  it('does not hide the failure of a test', () => {
    run = plant(measuring('[1]', "it('is judged', () => expect(measurement).toBe(1));"));
    expect(run).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  });

  it('does not hide a measurement that fails', () => {
    run = plant(
      measuring('[1, 2]', "beforeAll(() => { throw new Error('no database'); }); it('is judged', () => {});"),
    );
    expect(run).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
    expect(run.failures).toContain('no database');
  });

  it('must be found before the test starts', () => {
    run = plant(measuring('[]', "it('is judged', () => skipTests('no time'));"));
    expect(run).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
    expect(run.failures).toContain('tests can be skipped in beforeAll only');
  });
});
