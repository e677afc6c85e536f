import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { repository } from '../support/repository';

// Gives a command a terminal; macOS has another program of this name.
const isThere = process.platform === 'linux' && existsSync('/usr/bin/script');

const PLAIN = `deploy the lab …
a remark
deploy the lab: done in # s
measure the failover …
measure the failover: failed after # s
refused
`;

/** The spinner draws its line between these two, so that the terminal shows the line at once. */
const [FRAME_BEGINS, FRAME_ENDS] = ['\x1b[?2026h', '\x1b[?2026l'];

(isThere ? describe : describe.skip)('the progress on a terminal', () => {
  it('is a live line per step, of which one remains with how the step ended', async () => {
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

  it.each([7, 20, 40])('never wraps its live line on %i columns', async (columns) => {
    const lengths = framesOf(await takeSteps({ columns })).map((frame) => frame.length);
    expect(lengths.length).toBeGreaterThan(4);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(columns - 1);
  });

  it('shows the cursor again when the process ends in a step', async () => {
    const output = await takeSteps({ columns: 80, ending: 'exit' });
    expect(output.lastIndexOf('\x1b[?25h')).toBeGreaterThan(output.lastIndexOf('\x1b[?25l'));
    expect(remainsOf(output)).toBe('a remark\n✔ deploy the lab (# s)\n');
  });

  it.each([
    ['reports no width', { columns: 0 }],
    ['cannot move its cursor', { columns: 80, env: { TERM: 'dumb' } }],
    ['is a build server’s', { columns: 80, env: { CI: 'true' } }],
  ])('is a line as each step begins and one as it ends when the terminal %s', async (_, terminal) => {
    expect(withoutTimes(await takeSteps(terminal))).toBe(PLAIN);
  });
});

it('is a line as each step begins and one as it ends where there is no terminal', async () => {
  const program = join(repository, 'test', 'support', 'steps-program.ts');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program]);
  expect({ stdout, stderr: withoutTimes(stderr) }).toEqual({ stdout: '', stderr: PLAIN });
});

interface Terminal {
  readonly columns: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly ending?: string;
}

/** Returns all that the terminal received. A line on standard output is marked, so that the expected text differs. */
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

/** The lines that remain on the terminal: all that is not drawn by the spinner and cleared again. */
function remainsOf(output: string): string {
  const [first, ...parts] = output.split(FRAME_BEGINS);
  const others = [first, ...parts.map((part) => part.split(FRAME_ENDS)[1])];
  return withoutTimes(stripVTControlCharacters(others.join('')));
}

function withoutTimes(text: string): string {
  return text.replaceAll(/\d+\.\d s/g, '# s');
}
