import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXERCISES } from '../../exercises/all';
import { followPage } from '../support/follow-page';
import type { LabTerminal } from '../support/lab-cli';
import { openTerminal } from '../support/lab-cli';
import type { LearnerShell } from '../support/learner-shell';
import { openShell } from '../support/learner-shell';

const TIMEOUT_MS = 900_000;

let folder: string;
let terminal: LabTerminal;
let shell: LearnerShell;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afl-pages-'));
  terminal = await openTerminal('--pace', 'typical');
  // The commands of the pages name the learner's own folder of reports.
  shell = openShell({ ...terminal.env, LAB_REPORT_FOLDER: undefined }, folder);
});
afterAll(() => {
  shell?.close();
  terminal?.close();
  rmSync(folder, { recursive: true });
});

it.each(EXERCISES)(
  'the page of exercise $number works word for word after those before it',
  async (exercise) => {
    expect(await followPage(shell, exercise)).toBeUndefined();
  },
  TIMEOUT_MS,
);
