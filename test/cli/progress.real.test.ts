import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { repository } from '../support/repository';

// `script` runs a command in a terminal. macOS has a different program of the same name.
const hasScript = process.platform === 'linux' && existsSync('/usr/bin/script');

const PLAIN = `deploy the lab …
a remark
deploy the lab: done in # s
measure the failover …
measure the failover: failed after # s
refused
`;

/** Escape sequences around each drawing of the spinner's line, which make the terminal show the line in one step. */
const [FRAME_BEGINS, FRAME_ENDS] = ['\x1b[?2026h', '\x1b[?2026l'];

(hasScript ? describe : describe.skip)('the progress of a step on a terminal', () => {
  it('is a live line that finally shows how the step ended', async () => {
    const output = await takeSteps({ columns: 80 });
    expect(framesOf(output)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^. deploy the lab$/),
        expect.stringMatching(/^. deploy the lab: AuroraFailoverLab \| 3\/12 .*…$/),
        expect.stringMatching(/^. measure the failover$/),
      ]),
    );
    expect(framesOf(output).filter((frame) => frame.includes('too late'))).toEqual([]);
    expect(remainsOf(output)).toBe(
      'a remark\n✔ deploy the lab (# s)\n✖ measure the failover (# s)\nrefused\n',
    );
  });

  it.each([7, 20, 40])('never wraps on %i columns', async (columns) => {
    const lengths = framesOf(await takeSteps({ columns })).map((frame) => frame.length);
    expect(lengths.length).toBeGreaterThan(4);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(columns - 1);
  });

  it('shows the cursor again if the process ends during the step', async () => {
    const output = await takeSteps({ columns: 80, ending: 'exit' });
    expect(output.lastIndexOf('\x1b[?25h')).toBeGreaterThan(output.lastIndexOf('\x1b[?25l'));
    expect(remainsOf(output)).toBe('a remark\n✔ deploy the lab (# s)\n');
  });

  it.each([
    ['reports no width', { columns: 0 }],
    ['cannot move its cursor', { columns: 80, env: { TERM: 'dumb' } }],
    ['belongs to a build server', { columns: 80, env: { CI: 'true' } }],
  ])('is one line when the step begins and one when it ends if the terminal %s', async (_, terminal) => {
    expect(withoutTimes(await takeSteps(terminal))).toBe(PLAIN);
  });
});

it('the progress of a step without a terminal is one line when the step begins and one when it ends', async () => {
  const program = join(repository, 'test', 'support', 'steps-program.ts');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program]);
  expect({ stdout, stderr: withoutTimes(stderr) }).toEqual({ stdout: '', stderr: PLAIN });
});

interface Terminal {
  readonly columns: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly ending?: string;
}

/** Returns everything that the terminal received. Lines on standard output are marked, because none is expected. */
async function takeSteps({ columns, env = {}, ending = '' }: Terminal): Promise<string> {
  const program = join(repository, 'test', 'support', 'steps-program.ts');
  const steps = `'${process.execPath}' --import tsx '${program}' ${ending} | sed 's/^/on stdout: /' >&2`;
  const { stdout } = await promisify(execFile)(
    'script',
    ['-qc', `stty cols ${columns} rows 0; ${steps}`, '/dev/null'],
    { env: { ...process.env, CI: undefined, TERM: 'xterm', NO_COLOR: '1', ...env }, cwd: repository },
  );
  return stdout.replaceAll('\r\n', '\n');
}

function framesOf(output: string): string[] {
  const [, ...parts] = output.split(FRAME_BEGINS);
  return parts.map((part) => stripVTControlCharacters(part.split(FRAME_ENDS)[0] ?? ''));
}

/** Returns the lines that remain on the terminal, without those that the spinner drew and cleared. */
function remainsOf(output: string): string {
  const [first, ...parts] = output.split(FRAME_BEGINS);
  const others = [first, ...parts.map((part) => part.split(FRAME_ENDS)[1])];
  return withoutTimes(stripVTControlCharacters(others.join('')));
}

function withoutTimes(text: string): string {
  return text.replaceAll(/\d+\.\d s/g, '# s');
}
