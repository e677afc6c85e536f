import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './repository';

/** Project of a user that contains the TypeScript examples of a page. */
export interface PageExamples {
  readonly folder: string;
  /** File of each example, in the order of the page. */
  readonly files: readonly string[];
  remove(): void;
}

/** Exports of the package `aurora-failover-lab` that the examples use, by their files. */
const EXPORTS: Readonly<Record<string, string>> = {
  FailoverLab: 'lib/failover-lab',
  FailoverProbe: 'lib/failover-probe',
  FailoverTrigger: 'lib/failover-trigger',
};

/** Writes each TypeScript example of a page of `docs/` to a file of a new project, with the packages of this repository. */
export function writeExamples(page: string): PageExamples {
  const folder = mkdtempSync(join(tmpdir(), 'afl-examples-'));
  const packages = join(folder, 'node_modules');
  const own = join(packages, 'aurora-failover-lab');
  mkdirSync(own, { recursive: true });
  for (const name of ['aws-cdk-lib', 'constructs', '@types', 'tsx']) {
    symlinkSync(join(repository, 'node_modules', name), join(packages, name));
  }
  writeFileSync(join(own, 'package.json'), JSON.stringify({ exports: { '.': './index.ts' } }));
  const lines = Object.entries(EXPORTS).map(
    ([name, file]) => `export { ${name} } from ${JSON.stringify(join(repository, file))};\n`,
  );
  writeFileSync(join(own, 'index.ts'), lines.join(''));
  const { compilerOptions } = JSON.parse(readFileSync(join(repository, 'tsconfig.json'), 'utf8'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, types: ['node'] }, include: ['*.ts'] }),
  );
  const text = readFileSync(join(repository, 'docs', page), 'utf8');
  const files = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, example = ''], index) => {
    const file = join(folder, `example-${index + 1}.ts`);
    writeFileSync(file, example);
    return file;
  });
  return { folder, files, remove: () => rmSync(folder, { recursive: true }) };
}
