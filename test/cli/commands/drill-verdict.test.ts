import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccount } from '../../../cli/account/drill-account';
import { runDrill } from '../../../drill/run-drill';
import { readFixture } from '../../support/drill/report-fixture';
import { labMain } from '../../support/lab-main';

jest.mock('../../../cli/account/drill-account');
jest.mock('../../../drill/run-drill');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afl-verdict-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Returns the exit code of `lab drill --aws` whose measurement is replaced by a saved report. */
async function exitCodeOf(verdict: 'held' | 'not-held' | 'void', undo?: () => Promise<void>) {
  jest.mocked(openAccount).mockImplementationOnce(async (_options, _stateFile, _step, toUndo) => {
    if (undo) toUndo.add(undo);
    return { connection: { region: 'us-east-1' }, env: {} };
  });
  jest.mocked(runDrill).mockResolvedValueOnce(readFixture(verdict));
  return (await labMain(['drill', '--aws', '--out', folder])).exitCode;
}

describe('lab drill', () => {
  it.each([
    ['held', 0],
    ['not-held', 1],
    ['void', 4],
  ] as const)('with the verdict %s ends with exit code %s', async (verdict, exitCode) => {
    expect(await exitCodeOf(verdict)).toBe(exitCode);
  });

  it.each([
    ['held', 3],
    ['not-held', 1],
    ['void', 3],
  ] as const)(
    'with the verdict %s ends with exit code %s if the clean-up fails',
    async (verdict, exitCode) => {
      expect(await exitCodeOf(verdict, () => Promise.reject(new Error('stuck')))).toBe(exitCode);
    },
  );
});
