import { openAccount } from '../../cli/drill-account';
import { main } from '../../cli/main';

jest.mock('../../cli/drill-account');

/** What `lab drill` says and with which code it ends, and that it does not even look for an account. */
async function refuse(...args: string[]) {
  let said = '';
  jest.spyOn(console, 'error').mockImplementation((text) => {
    said += `${text}\n`;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
  const exitCode = await main(['node', 'lab', 'drill', ...args]);
  expect(openAccount).not.toHaveBeenCalled();
  return { exitCode, said };
}

describe('lab drill', () => {
  it.each([
    ['--readers 16', /--readers <n>.*'16' is invalid.*integer from 0 to 15/],
    ['--readers 1e1', /'1e1' is invalid/],
    ['--rate 0', /--rate <hz>.*'0' is invalid.*integer from 1 to 100/],
    ['--rate', /--rate <hz>.*argument missing/],
    ['--before 599 --after 599', /a run may last 600 seconds, got 599 before and 599 after/],
    ['--repeat 2 --target x', /x can be promoted once, then it is the writer/],
    ['--max-lost -1', /'-1' is invalid/],
    ['--pace fast', /'fast' is invalid.*instant, typical, slow/],
    ['--colour', /unknown option '--colour'/],
    ['now', /too many arguments/],
    ['--deploy', /--deploy needs --aws/],
    ['--aws --readers 2', /--readers is of a lab that the drill deploys/],
    ['--aws --keep', /--keep is of a lab that the drill deploys/],
    ['--aws --pace slow', /--pace is of loopback accounts/],
    ['--out /dev/null/report', /no report can be written to \/dev\/null\/report.*\nname another folder/],
  ])('%s: ends with 2 and says why', async (args, message) => {
    const { exitCode, said } = await refuse(...args.split(' '));
    expect(said).toMatch(message);
    expect(exitCode).toBe(2);
  });

  it('tells all that is wrong at once', async () => {
    const { said } = await refuse('--before', '599', '--after', '599', '--repeat', '2', '--target', 'x');
    expect(said.trimEnd().split('\n')).toEqual([
      expect.stringContaining('a run may last 600 seconds'),
      expect.stringContaining('x can be promoted once'),
      'lab drill --help tells what is allowed',
    ]);
  });

  it('explains why a lab without a reader cannot be failed over, and ends with 3', async () => {
    expect(await refuse('--readers', '0')).toEqual({
      exitCode: 3,
      said: 'a lab with no reader has nothing to fail over to: Aurora promotes a reader\nmeasure one with a reader at least: lab drill --readers 1\n',
    });
  });

  it('tells its exit codes in its help', async () => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    expect(await main(['node', 'lab', 'drill', '--help'])).toBe(0);
    const help = write.mock.calls.map(([text]) => text).join('');
    expect(help).toMatch(
      /0 {2}held.*\n +1 {2}not held.*\n +2 .*\n +3 {2}the environment.*\n +130 {2}interrupted/,
    );
  });
});
