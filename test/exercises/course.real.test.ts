import { describeCourse } from '../support/describe-course';

// The exercises that measure nothing, except the last one, which removes the lab. The timed tests contain the others.
const terminal = describeCourse({
  exercises: [
    [0, 'the exercises need the deployed lab'],
    [1, 'your row must be visible on every member'],
    [2, 'your answer must be the SQLSTATE of the error'],
    [3, 'the row must be visible on all readers'],
    [4, 'predict the new writer before the failover'],
    [6, 'the exercise begins with a failover without readers'],
  ],
  timeoutMs: 120_000,
});

it('lab check marks the exercises that are passed, and names the next one', async () => {
  const { stdout } = await terminal().lab('check');
  expect(stdout).toMatch(/^ ✔ {2}4 {2}fail over by hand .*became the writer/m);
});

it('lab check 2 says that an answer is wrong', async () => {
  const answered = await terminal().lab('answer', '2', '42P01');
  expect(answered).toMatchObject({ exitCode: 0, stdout: 'stored: sqlstate = 42P01\n' });
  const { stdout, exitCode } = await terminal().lab('check', '2');
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
  const { stderr, exitCode } = await terminal().lab('sql', '--on', 'aurorafailoverlab-9', 'SELECT 1');
  expect(stderr).toContain('the cluster aurorafailoverlab has no instance aurorafailoverlab-9');
  expect(stderr).toContain('use one of: writer, reader, aurorafailoverlab-1, aurorafailoverlab-2');
  expect(exitCode).toBe(3);
});

it.each(['writer', 'reader'])('lab sql prints an error of the %s with its SQLSTATE', async (on) => {
  const { stderr, exitCode } = await terminal().lab('sql', '--on', on, 'SELECT * FROM missing');
  expect(stderr).toBe('ERROR: relation "missing" does not exist (SQLSTATE 42P01)\n');
  expect(exitCode).toBe(1);
});
