import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { savedReport } from '../support/drill/measured-drill';
import { LabRun } from '../support/lab-run';
import { repository } from '../support/repository';

let project: string;
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'afl-project-'));
  cpSync(join(repository, 'examples', 'my-client.ts'), join(project, 'copied-client.ts'));
  symlinkSync(join(repository, 'node_modules'), join(project, 'node_modules'));
});
afterAll(async () => {
  await LabRun.closeAll();
  rmSync(project, { recursive: true });
});

it('a copy of the template in another project runs in a drill beside a built-in client', async () => {
  const file = join(project, 'copied-client.ts');
  const run = new LabRun([
    ...['drill', '--client', file, '--client', 'pg-query', '--client-rate', '10'],
    ...['--readers', '1', '--before', '1', '--after', '3'],
  ]);
  await run.ended;
  expect(run.stderr).toContain('measure the failover: done in');
  // The probe refuses a client that is not in its bundle.
  expect(savedReport(run)?.plan).toMatchObject({ clients: ['copied-client', 'pg-query'], clientRateHz: 10 });
}, 300_000);
