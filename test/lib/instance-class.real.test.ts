import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { instanceClasses } from '../../lib/instance-class';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'afl-classes-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

it("supports only classes that CDK's validator knows for Aurora PostgreSQL", () => {
  jest.spyOn(console, 'error').mockImplementation();
  const app = new App({ outdir });
  const stack = new Stack(app, 'Classes');
  const add = (name: string) =>
    new CfnDBInstance(stack, name.replace('.', '-'), {
      engine: 'aurora-postgresql',
      dbInstanceClass: `db.${name}`,
      dbClusterIdentifier: 'lab',
    });
  for (const name of [...instanceClasses, 'banana.large']) add(name);
  app.synth();

  const report = readFileSync(join(outdir, 'validation-report.json'), 'utf8');
  const refused = [...report.matchAll(/DBInstanceClass: 'db\.([^']+)' is not one of/g)].map(
    ([, name]) => name,
  );
  expect(new Set(refused)).toEqual(new Set(['banana.large']));
});
