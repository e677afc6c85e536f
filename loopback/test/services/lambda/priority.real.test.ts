import { spawn } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import { useLambdaLab } from '../../support/lambda/use-lambda-lab';

const PRIORITY = "import os from 'node:os'; export const handler = () => ({ priority: os.getPriority() });";

describe('a function on a busy machine', () => {
  const lab = useLambdaLab();

  it('has a higher priority than other processes if the system allows it, and runs even if not', async () => {
    const { name } = await lab().create(PRIORITY, { FunctionName: 'urgent' });
    const { value } = await lab().invoke({}, { FunctionName: name });
    expect(value.priority).toBe(grantsPriority(-15) ? -15 : getPriority());
  });
});

/** Whether the system lets this user raise the priority of a process. */
function grantsPriority(priority: number): boolean {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  try {
    setPriority(child.pid ?? 0, priority);
    return true;
  } catch {
    return false;
  } finally {
    child.kill();
  }
}
