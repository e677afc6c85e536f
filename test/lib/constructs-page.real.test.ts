import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PageExamples } from '../support/page-examples';
import { writeExamples } from '../support/page-examples';
import { repository } from '../support/repository';

const run = promisify(execFile);

let examples: PageExamples;
beforeAll(() => {
  examples = writeExamples('constructs.md');
});
afterAll(() => examples.remove());

it('the examples of docs/constructs.md are valid TypeScript', async () => {
  const compiler = join(repository, 'node_modules', '.bin', 'tsc');
  await expect(run(compiler, ['--project', examples.folder])).resolves.toEqual({ stdout: '', stderr: '' });
}, 60_000);

it('the examples of docs/constructs.md synthesize without a warning', async () => {
  expect(examples.files).toHaveLength(3);
  const synthesized = await Promise.all(
    examples.files.map(async (file) => {
      const outdir = file.replace(/\.ts$/, '.out');
      const env = { ...process.env, CDK_OUTDIR: outdir, CDK_VALIDATION: 'false' };
      const { stderr } = await run(process.execPath, ['--import', 'tsx', file], {
        cwd: examples.folder,
        env,
      });
      const templates = readdirSync(outdir).filter((name) => name.endsWith('.template.json'));
      return { stderr, templates };
    }),
  );
  const expected = ['Orders', 'OrdersDrill', 'Training'];
  expect(synthesized).toEqual(expected.map((name) => ({ stderr: '', templates: [`${name}.template.json`] })));
}, 60_000);
