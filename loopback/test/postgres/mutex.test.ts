import { setImmediate as nextTurn } from 'node:timers/promises';
import { Mutex } from '../../postgres/mutex';

/** Work that records its beginning and its end, with turns of the event loop between them. */
function recorded(events: string[], name: string, error?: Error) {
  return async (): Promise<string> => {
    events.push(`${name} begins`);
    await nextTurn();
    events.push(`${name} ends`);
    if (error) throw error;
    return name;
  };
}

describe('a mutex', () => {
  it('runs one piece of work at a time, in the order of the calls', async () => {
    const mutex = new Mutex();
    const events: string[] = [];
    const results = await Promise.all(['a', 'b', 'c'].map((name) => mutex.run(recorded(events, name))));
    expect(results).toEqual(['a', 'b', 'c']);
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('rejects the caller of failed work only, and runs the next', async () => {
    const mutex = new Mutex();
    const events: string[] = [];
    const failed = mutex.run(recorded(events, 'a', new Error('refused')));
    const next = mutex.run(recorded(events, 'b'));
    await expect(failed).rejects.toThrow('refused');
    await expect(next).resolves.toBe('b');
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('is idle when all work that was requested has ended, failed or not', async () => {
    const mutex = new Mutex();
    const events: string[] = [];
    const work = [mutex.run(recorded(events, 'a')), mutex.run(recorded(events, 'b', new Error('refused')))];
    const outcomes = Promise.allSettled(work);
    await mutex.idle();
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    await outcomes;
  });
});
