import { setTimeout } from 'node:timers/promises';
import { createProgress } from '../../cli/terminal/progress';

/** Runs two steps. The second one fails or, with the argument `exit`, ends the process. */
async function main(): Promise<void> {
  const step = await createProgress();
  let sayLate: ((text: string) => void) | undefined;
  await step('deploy the lab', async (say) => {
    sayLate = say;
    say('AuroraFailoverLab | 3/12 | 10:00:00 | CREATE_IN_PROGRESS | AWS::Lambda::Function | Probe');
    console.error('a remark');
    // Long enough for the spinner to draw several frames.
    await setTimeout(200);
    say('done');
  });
  const failing = step('measure the failover', async () => {
    sayLate?.('too late');
    if (process.argv[2] === 'exit') process.exit(130);
    throw new Error('refused');
  });
  await failing.catch((error: Error) => console.error(error.message));
}

void main();
