import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, renderExitCodes } from '../../cli/exit-codes';
import { repository } from '../support/repository';

const CODES = Object.values(EXIT);

const read = (...path: string[]) => readFileSync(join(repository, ...path), 'utf8');

it('are all different', () => {
  expect(new Set(CODES).size).toBe(CODES.length);
});

it('are the same in the help and in the README', () => {
  const inHelp = [...renderExitCodes().matchAll(/^ +(\d+) {2}\w/gm)].map(([, code]) => Number(code));
  const [, table = ''] = read('README.md').split('| exit code | means |');
  const inReadme = [...(table.split('\n\n')[0] ?? '').matchAll(/^\| (\d+) \|/gm)].map(([, code]) =>
    Number(code),
  );
  expect(inHelp).toEqual(CODES);
  expect(inReadme).toEqual(CODES);
});

it.each([
  ['held', EXIT.held],
  ['not-held', EXIT.notHeld],
  ['void', EXIT.void],
])('of the verdict %s is the one that docs/measurement.md gives', (verdict, code) => {
  expect(read('docs', 'measurement.md')).toContain(`| \`${verdict}\` | ${code} |`);
});
