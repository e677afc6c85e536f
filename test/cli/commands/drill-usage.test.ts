import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccount } from '../../../cli/account/drill-account';
import { labMain } from '../../support/lab-main';
import { repository } from '../../support/repository';

const CLIENT = join(repository, 'examples', 'my-client.ts');

jest.mock('../../../cli/account/drill-account');

/** Runs `lab drill`, which must end before it starts an account. */
async function refuse(...args: string[]) {
  const refused = await labMain(['drill', ...args]);
  expect(openAccount).not.toHaveBeenCalled();
  return refused;
}

describe('lab drill', () => {
  it.each([
    ['--readers 16', /--readers <n>.*'16' is invalid.*integer from 0 to 15/],
    ['--readers 1e1', /'1e1' is invalid/],
    ['--rate 0', /--rate <hz>.*'0' is invalid.*integer from 1 to 100/],
    ['--rate', /--rate <hz>.*argument missing/],
    ['--before 599 --after 599', /a run may last at most 600 seconds, got 599 before and 599 after/],
    ['--repeat 2 --target x', /x can be promoted only once, because it is the writer afterwards/],
    ['--repeat 2 --cause patch --engine-version 17.10', /version 17\.10 can be installed only once/],
    ['--repeat 2 --cause class-change --class db.r7g.large', /db\.r7g\.large can be the new class .* once/],
    ['--cause power-cut', /'power-cut' is invalid.*zone-outage.*all/],
    ['--cause crash --target x', /a target is possible only for the cause request, got crash/],
    ['--cause all --target x', /a target is possible only for the cause request, got request, crash/],
    ['--cause crash --class db.r7g.large', /a class needs the cause class-change, got crash/],
    [
      '--cause class-change --class db.t4g.medium',
      /db\.t4g\.medium is a burstable class, which the Data API/,
    ],
    ['--cause crash --engine-version 17.10', /an engine version needs the cause patch, got crash/],
    ['--max-regression 2', /^--max-regression needs --baseline, the report to compare with/],
    ['--max-regression 0.9', /'0\.9' is invalid.*number from 1 to 100/],
    ['--max-regression 1e1', /'1e1' is invalid/],
    ['--fail-back', /--fail-back needs --keep; without it the lab is removed after the drill/],
    ['--aws --deploy --fail-back', /--fail-back needs --keep/],
    ['--max-lost -1', /'-1' is invalid/],
    ['--pace fast', /'fast' is invalid.*instant, typical, slow/],
    ['--stack=', /--stack <name>.*'' is invalid.*begin with a letter/],
    ['--stack a_b', /'a_b' is invalid/],
    ['--stack --', /'--' is invalid/],
    ['--colour', /unknown option '--colour'/],
    ['now', /too many arguments/],
    ['--deploy', /--deploy needs --aws or --running/],
    ['--running --aws', /--running is not allowed with --aws/],
    ['--running --keep', /--keep is not allowed with --running/],
    ['--running --pace slow', /--pace slow is not allowed with --running/],
    ['--running --readers 3', /--readers needs --deploy/],
    ['--running --client ./examples/my-client.ts', /needs --deploy, because the deployed function/],
    ['--aws --readers 2', /--readers needs --deploy; without it the deployed lab is used as is/],
    ['--aws --keep', /--keep needs --deploy/],
    ['--aws --pace slow', /--pace slow is not allowed with --aws/],
    [
      '--client pg-qurey',
      /^--client pg-qurey is neither a file nor .*\(.*pg-query.*\); did you mean "pg-query"\?/,
    ],
    ['--client zzz', /^--client zzz is neither .*; a file needs its extension, such as \.ts/],
    ['--client ./no-such.ts', /^--client ".*\/no-such\.ts" is not an existing file/],
    ['--client no-such.mjs', /^--client ".*\/no-such\.mjs" is not an existing file/],
    [`--client ${CLIENT} --client ${CLIENT}`, /^--client ".*my-client\.ts" is given twice/],
    [
      `--aws --client ${CLIENT}`,
      /^--client .*my-client\.ts needs --deploy, because the deployed function may/,
    ],
    ['--client-rate 20', /^--client-rate needs a client; add one with --client/],
    ['--client-rate 101', /'101' is invalid.*integer from 1 to 100/],
    ['--max-client-errors 0', /^--max-client-errors needs a client; add one with --client/],
    ['--judge-clients all', /^--judge-clients needs a client/],
    [
      '--client all --max-client-outage 1',
      /^--max-client-outage applies to clients given by path only; add --judge-clients all/,
    ],
    ['--client all --judge-clients some', /'some' is invalid.*all/],
    [
      '--out /dev/null/report',
      /the report cannot be written to \/dev\/null\/report.*\nchoose another folder/,
    ],
  ])('%s ends with exit code 2 and an explanation', async (args, message) => {
    const { exitCode, stdout, stderr } = await refuse(...args.split(' '));
    expect(stderr).toMatch(message);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  it('reports all problems of the options in one message', async () => {
    const { stderr } = await refuse('--before', '599', '--after', '599', '--repeat', '2', '--target', 'x');
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringContaining('a run may last at most 600 seconds'),
      expect.stringContaining('x can be promoted only once'),
      'run npm run drill -- --help for the values allowed',
    ]);
  });

  it('explains that a lab without a reader cannot fail over, and ends with exit code 3', async () => {
    expect(await refuse('--readers', '0')).toEqual({
      exitCode: 3,
      stdout: '',
      stderr:
        'a lab with 0 readers cannot fail over, because Aurora needs a reader to promote\nrun the drill with at least one reader: npm run drill -- --readers 1; or play a cause that needs no reader, such as --cause crash\n',
    });
  });

  it('lists its exit codes in its help', async () => {
    const { exitCode, stdout } = await refuse('--help');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /0 {2}held.*\n +1 {2}not held.*\n +2 .*\n +3 {2}environment problem.*\n +4 {2}void.*\n +130 {2}interrupted/,
    );
  });

  it('ends with exit code 130 on Ctrl-C, even if the drill notices the end of a child process before the signal', async () => {
    jest.mocked(openAccount).mockImplementationOnce(() => {
      setImmediate(() => process.emit('SIGINT', 'SIGINT'));
      return Promise.reject(new Error('The service is no longer running'));
    });
    const folder = mkdtempSync(join(tmpdir(), 'afl-usage-'));
    const interrupted = await labMain(['drill', '--out', join(folder, 'out')]);
    expect(interrupted).toEqual({ exitCode: 130, stdout: '', stderr: 'interrupted\n' });
    expect(readdirSync(folder)).toEqual([]);
    rmdirSync(folder);
  });

  it.each([
    ['a loopback account', [], 'ends the drill immediately'],
    ['AWS', ['--aws'], 'leaves the rest in AWS, where it costs money'],
  ])(
    'keeps its exit code on Ctrl-C during the clean-up on %s, and says what a second Ctrl-C would do',
    async (_, args, consequence) => {
      jest.mocked(openAccount).mockImplementationOnce((_options, _stateFile, step, undo) => {
        undo.add(() => step('destroy the lab', async () => process.emit('SIGINT', 'SIGINT')));
        return Promise.reject(new Error('out of order'));
      });
      const folder = mkdtempSync(join(tmpdir(), 'afl-usage-'));
      const { exitCode, stderr } = await labMain(['drill', ...args, '--out', join(folder, 'out')]);
      expect(exitCode).toBe(3);
      expect(stderr.split('\n').slice(0, 3)).toEqual([
        'destroy the lab …',
        `removing what the drill created; pressing Ctrl-C again ${consequence}`,
        expect.stringMatching('^destroy the lab: done in '),
      ]);
      rmdirSync(folder);
    },
  );
});
