import { join } from 'node:path';
import { withAccount } from '../../../../cli/commands/lab/open';
import { solve } from '../../../../cli/commands/solve/solve';
import { exercise as setUp } from '../../../../exercises/00-set-up/check';
import { parsePage, readPage } from '../../../../exercises/page';

const paths = { project: '/none', app: '/none', stateFile: join('/none', 'account.json'), reports: '/none' };

/** Returns the command with which the learner starts the account. */
async function findUpCommand(): Promise<string> {
  const lines = parsePage(await readPage(setUp.folder)).flatMap((block) =>
    block.kind === 'code' ? block.lines : [],
  );
  const command = lines.find((line) => /^\$ npm run lab -- up\b/.test(line));
  if (command === undefined) throw new Error('the page of exercise 0 does not start an account');
  return command.slice('$ '.length);
}

it.each([
  ['a command of an exercise', () => withAccount({ stack: 'AuroraFailoverLab' }, paths, async () => {})],
  ['lab solve', () => solve(1, {}, paths)],
])('without an account, %s names the command with which exercise 0 starts one', async (_, run) => {
  const hint = `start one with: ${await findUpCommand()}`;
  await expect(run()).rejects.toMatchObject({ exitCode: 3, hint });
});
