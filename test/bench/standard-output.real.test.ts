import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { repository } from '../support/repository';

const folder = useTemporaryFolder();

/** Runs a probe that ends at once, because its event is invalid. */
const PROGRAM = `
  const { ProbeProcess } = require('./test/support/probe/probe-process');
  const [folder, driver] = process.argv.slice(1);
  void (async () => {
    const probe = await ProbeProcess.start(folder, '', { NODE_OPTIONS: '--require ' + driver }, {});
    console.log((await probe.outcome).error.name);
  })();`;

it('what a driver logs does not appear between the figures on the standard output of the bench', () => {
  const driver = join(folder(), 'driver.cjs');
  writeFileSync(driver, "console.log('log of a driver');");
  const output = execFileSync(
    process.execPath,
    ['--import', 'tsx', '--eval', PROGRAM, '--', folder(), driver],
    { cwd: repository, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  expect(output).toBe('ValidationError\n');
});
