import { startLoopback } from '../../start-loopback/start-loopback';

/**
 * Programs that end by themselves if nothing keeps them running: `stop` starts and stops an account, `late` starts an
 * account that misses its deadline. `stay` starts an account and waits to be killed. Each prints `ready` before its end.
 */
const PROGRAMS: Readonly<Record<string, () => Promise<void>>> = {
  async stop() {
    const loopback = await startLoopback();
    console.log('ready');
    await loopback.stop();
  },
  async late() {
    await startLoopback({ startTimeoutMs: 100 }).catch(() => console.log('ready'));
  },
  async stay() {
    await startLoopback();
    console.log('ready');
  },
};

void PROGRAMS[process.argv[2] ?? '']?.();
