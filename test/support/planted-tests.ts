import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './repository';

export interface PlantedRun {
  readonly stderr: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Messages of the failed tests. */
  readonly failures: string;
}

/** Writes test files into a folder and runs them with this repository's Jest configuration, in one process. */
export function runPlantedTests(folder: string, files: Readonly<Record<string, string>>): PlantedRun {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.test.js`), text);
  const own = require(join(repository, 'jest.config.js'));
  const [project = own] = own.projects ?? [];
  const config = { ...project, rootDir: repository, roots: [folder], testMatch: ['**/*.test.js'] };
  const output = join(folder, 'result.json');
  const jest = join(repository, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = ['--runInBand', '--json', `--outputFile=${output}`, '--config', JSON.stringify(config)];
  const { stderr } = spawnSync(process.execPath, [jest, ...args], { cwd: repository, encoding: 'utf8' });
  const result = JSON.parse(readFileSync(output, 'utf8'));
  return {
    stderr,
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests,
    failures: result.testResults.map(({ message }: { message: string }) => message).join(''),
  };
}
