import { describeCourse } from '../support/describe-course';
import { openTerminal } from '../support/lab-cli';
import { labMain } from '../support/lab-main';

// The exercises that measure nothing. `measured.timed.test.ts` contains the others.
const { terminal, exercise } = describeCourse({ openTerminal, timeoutMs: 120_000 });

const lab = (...args: readonly string[]) => labMain(args, terminal().env);

exercise(0, 'the exercises need the deployed lab');
exercise(1, 'your row must be visible on every member');
exercise(2, 'your answer must be the SQLSTATE of the error');
exercise(3, 'the row must be visible on all readers');
exercise(4, 'predict the new writer before the failover');
exercise(6, 'the exercise begins with a failover without readers');

it('lab check marks the exercises that are passed, and names the next one', async () => {
  const { stdout } = await lab('check');
  expect(stdout).toMatch(/^ ✔ {2}4 {2}fail over by hand .*became the writer/m);
  expect(stdout).toContain('next: npm run lab -- exercise 5');
});

it('lab check 2 says that an answer is wrong', async () => {
  const answered = await lab('answer', '2', '42P01');
  expect(answered).toMatchObject({ exitCode: 0, stdout: 'stored: sqlstate = 42P01\n' });
  const { stdout, exitCode } = await lab('check', '2');
  expect(stdout).toContain('found   you answered 42P01');
  expect(stdout).not.toContain('25006');
  expect(exitCode).toBe(1);
});

it('lab solve does an exercise, answers included', async () => {
  const { stdout, stderr, exitCode } = await terminal().lab('solve', '2');
  expect(stderr).toContain('$ npm run lab -- answer 2 25006');
  expect(stdout).toContain('passed: exercise 2');
  expect(exitCode).toBe(0);
}, 30_000);

it('lab sql names the members if there is no such member', async () => {
  const { stderr, exitCode } = await lab('sql', '--on', 'aurorafailoverlab-9', 'SELECT 1');
  expect(stderr).toContain('the cluster aurorafailoverlab has no instance aurorafailoverlab-9');
  expect(stderr).toContain('use one of: writer, reader, aurorafailoverlab-1, aurorafailoverlab-2');
  expect(exitCode).toBe(3);
});

it.each(['writer', 'reader'])('lab sql prints an error of the %s with its SQLSTATE', async (on) => {
  const { stderr, exitCode } = await lab('sql', '--on', on, 'SELECT * FROM missing');
  expect(stderr).toBe('ERROR: relation "missing" does not exist (SQLSTATE 42P01)\n');
  expect(exitCode).toBe(1);
});

exercise(10, 'nothing of AuroraFailoverLab may be left');

it('lab check says that nothing else can be checked after the last exercise', async () => {
  const { stdout, exitCode } = await lab('check');
  expect(stdout).toMatch(/^ ✔ 10 {2}delete the data, and leave nothing/m);
  expect(stdout).toContain('The stack AuroraFailoverLab does not exist.');
  expect(exitCode).toBe(3);
});
