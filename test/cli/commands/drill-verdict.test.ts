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

/** The exit code of `lab drill --aws` whose measurement comes out as a saved report. */
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
  ] as const)('ends, when its report is %s, with %s', async (verdict, exitCode) => {
    expect(await exitCodeOf(verdict)).toBe(exitCode);
  });

  it.each([
    ['held', 3],
    ['not-held', 1],
    ['void', 3],
  ] as const)(
    'ends, when its report is %s and it cannot remove what it has made, with %s',
    async (verdict, exitCode) => {
      expect(await exitCodeOf(verdict, () => Promise.reject(new Error('stuck')))).toBe(exitCode);
    },
  );
});
