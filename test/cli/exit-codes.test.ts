import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, renderExitCodes } from '../../cli/exit-codes';
import { repository } from '../support/repository';

const CODES = Object.values(EXIT);

const read = (...path: string[]) => readFileSync(join(repository, ...path), 'utf8');

it('the exit codes are all different', () => {
  expect(new Set(CODES).size).toBe(CODES.length);
});

it('the help and the README list the same exit codes', () => {
  const inHelp = [...renderExitCodes().matchAll(/^ +(\d+) {2}\w/gm)].map(([, code]) => Number(code));
  const [, table = ''] = read('README.md').split(/^\| exit code of the drill .*\| means \|$/m);
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
])('docs/measurement.md lists the exit code of the verdict %s', (verdict, code) => {
  expect(read('docs', 'measurement.md')).toContain(`| \`${verdict}\` | ${code} |`);
});
