import { LambdaLab } from './lambda-lab';

/**
 * Program that runs a lab with a function that spins forever and has a child process, and an idle function, suspended.
 * Prints the IDs of their processes, then waits to be killed.
 */
async function main(folder: string): Promise<void> {
  const lab = await LambdaLab.start(folder);
  lab.allowLogs();
  await lab.create('export const handler = () => process.pid;', { FunctionName: 'idle' });
  await lab.create(
    `import { spawn } from 'node:child_process';
     export const handler = () => {
       console.log('busy', process.pid, spawn('sleep', ['60']).pid, 'x');
       for (;;);
     };`,
    { FunctionName: 'busy', Timeout: 60 },
  );
  const { value: idle } = await lab.invoke({}, { FunctionName: 'idle' });
  void lab.invoke({}, { FunctionName: 'busy' });
  const timer = setInterval(() => {
    const [, ...ids] = /busy (\d+) (\d+) x/.exec(lab.messages('/aws/lambda/busy').join()) ?? [];
    if (ids.length === 0) return;
    clearInterval(timer);
    console.log(JSON.stringify([idle, ...ids.map(Number)]));
  }, 10);
}

void main(process.argv[2] ?? '');
