import { keepSchedule } from '../../../lambda/probe/schedule';
import { JumpingClock } from '../../support/probe/jumping-clock';

const schedule = { startMs: 0, offsetMs: 5, periodMs: 10, ticks: 6 };

async function startsOf(stop: (tick: number, clock: JumpingClock) => void = () => {}) {
  const clock = new JumpingClock();
  const starts: { tick: number; dueMs: number; atMs: number }[] = [];
  await clock.run(
    keepSchedule(schedule, clock, (tick, dueMs) => {
      starts.push({ tick, dueMs, atMs: clock.nowMs() });
      stop(tick, clock);
    }),
  );
  return starts;
}

describe('the schedule', () => {
  it('starts every tick when it is due', async () => {
    const starts = await startsOf();
    expect(starts.map(({ dueMs }) => dueMs)).toEqual([5, 15, 25, 35, 45, 55]);
    expect(starts.map(({ atMs }) => atMs)).toEqual([5, 15, 25, 35, 45, 55]);
  });

  it('starts the ticks that became due during a stall as soon as the stall ends, and is then on time again', async () => {
    const starts = await startsOf((tick, clock) => {
      if (tick === 1) clock.jump(27);
    });
    expect(starts.map(({ tick }) => tick)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(starts.map(({ dueMs }) => dueMs)).toEqual([5, 15, 25, 35, 45, 55]);
    expect(starts.map(({ atMs }) => atMs)).toEqual([5, 15, 42, 42, 45, 55]);
  });
});
