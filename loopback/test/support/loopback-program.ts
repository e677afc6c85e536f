import { startLoopback } from '../../start-loopback/start-loopback';

/** Program that starts an account and prints `ready`. With the argument `stop` it then stops the account. */
async function main(): Promise<void> {
  const loopback = await startLoopback({ readers: 1 });
  console.log('ready');
  if (process.argv.includes('stop')) await loopback.stop();
}

void main();
