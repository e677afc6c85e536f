import { StallMonitor } from '../../../lambda/probe/stall-monitor';
import { JumpingClock } from '../../support/probe/jumping-clock';

async function watch(live: (clock: JumpingClock) => Promise<void>) {
  const clock = new JumpingClock();
  const monitor = new StallMonitor(clock);
  monitor.start();
  await clock.run(live(clock));
  return clock.run(monitor.stop());
}

describe('the stall monitor', () => {
  it('reports nothing while the process runs', async () => {
    expect(await watch((clock) => clock.sleep(1_000))).toEqual([]);
  });

  it('reports a stop from the last beat before it to the next beat', async () => {
    const stalls = await watch(async (clock) => {
      await clock.sleep(102);
      clock.jump(500);
      await clock.sleep(98);
      clock.jump(40);
      await clock.sleep(50);
    });
    expect(stalls).toEqual([
      { fromMs: 100, toMs: 602 },
      { fromMs: 697, toMs: 740 },
    ]);
  });

  it('reports no stall for the usual lateness of timers', async () => {
    const stalls = await watch(async (clock) => {
      await clock.sleep(100);
      clock.jump(8);
      await clock.sleep(100);
    });
    expect(stalls).toEqual([]);
  });
});
