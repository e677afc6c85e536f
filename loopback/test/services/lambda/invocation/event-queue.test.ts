import type { AttemptResult } from '../../../../services/lambda/invocation/event-queue';
import { EventQueue } from '../../../../services/lambda/invocation/event-queue';
import { eventually } from '../../../../testing/eventually';

/**
 * Queue on a clock that jumps to the end of each wait. The results of the attempts are `results`; the last result
 * applies to all further attempts.
 */
function createQueue(results: readonly AttemptResult[], maximumRetryAttempts = 2) {
  const clock = { nowMs: 0 };
  const attempts: number[] = [];
  const lines: string[] = [];
  const queue = new EventQueue({
    attempt: async () => {
      attempts.push(clock.nowMs / 1000);
      return results[Math.min(attempts.length, results.length) - 1] ?? 'done';
    },
    configOf: () => ({ maximumRetryAttempts, maximumEventAgeSeconds: 3600 }),
    sleep: async (durationMs) => {
      clock.nowMs += durationMs;
    },
    nowMs: () => clock.nowMs,
    log: (line) => lines.push(line),
  });
  queue.add({ requestId: 'r1', functionName: 'probe', event: {} });
  return { queue, attempts, lines };
}

describe('an asynchronous event', () => {
  it('is removed after one successful attempt', async () => {
    const { queue, attempts, lines } = createQueue(['done']);
    await queue.close();
    expect(attempts).toEqual([0]);
    expect(lines).toEqual([]);
  });

  it('is retried after one minute and after two more, then dropped', async () => {
    const { attempts, lines } = createQueue(['failed']);
    await eventually(() => lines.length, 1);
    expect(attempts).toEqual([0, 60, 180]);
    expect(lines).toEqual(['Event r1 for the function probe is dropped: its last attempt failed.']);
  });

  it('is never retried if the function allows no retry', async () => {
    const { attempts, lines } = createQueue(['failed'], 0);
    await eventually(() => lines.length, 1);
    expect(attempts).toEqual([0]);
    expect(lines).toEqual(['Event r1 for the function probe is dropped: its last attempt failed.']);
  });

  it('waits for a sandbox with growing delays, which do not count as retries', async () => {
    const { attempts, lines } = createQueue(['throttled', 'throttled', 'throttled', 'failed'], 0);
    await eventually(() => lines.length, 1);
    expect(attempts).toEqual([0, 1, 3, 7]);
  });

  it('is dropped when it is too old', async () => {
    const { attempts, lines } = createQueue(['throttled']);
    await eventually(() => lines.length, 1);
    expect(attempts.at(-1)).toBeLessThanOrEqual(3600);
    expect(lines).toEqual(['Event r1 for the function probe is dropped: it is too old.']);
  });

  it('is dropped when its function has been deleted', async () => {
    const { lines } = createQueue(['function-gone']);
    await eventually(
      () => lines[0],
      'Event r1 for the function probe is dropped: its function no longer exists.',
    );
  });
});
