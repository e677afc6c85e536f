import { spawn } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import { useLambdaLab } from '../../support/lambda/use-lambda-lab';

const PRIORITY = "import os from 'node:os'; export const handler = () => ({ priority: os.getPriority() });";

describe('a function on a busy machine', () => {
  const lab = useLambdaLab();

  it('comes before everything else if the lab may ask for that, and runs all the same if it may not', async () => {
    const { name } = await lab().create(PRIORITY, { FunctionName: 'urgent' });
    const { value } = await lab().invoke({}, { FunctionName: name });
    expect(value.priority).toBe(mayAskFor(-15) ? -15 : getPriority());
  });
});

function mayAskFor(priority: number): boolean {
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
