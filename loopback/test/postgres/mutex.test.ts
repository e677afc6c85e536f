import { setImmediate as nextTurn } from 'node:timers/promises';
import { Mutex } from '../../postgres/mutex';

/** Work that records its start and its end, with turns of the event loop between them. */
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
  it('runs one task at a time, in the order of the calls', async () => {
    const mutex = new Mutex();
    const events: string[] = [];
    const results = await Promise.all(['a', 'b', 'c'].map((name) => mutex.run(recorded(events, name))));
    expect(results).toEqual(['a', 'b', 'c']);
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('rejects only the caller of a failed task, and runs the next task', async () => {
    const mutex = new Mutex();
    const events: string[] = [];
    const failed = mutex.run(recorded(events, 'a', new Error('refused')));
    const next = mutex.run(recorded(events, 'b'));
    await expect(failed).rejects.toThrow('refused');
    await expect(next).resolves.toBe('b');
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('is idle when all requested tasks have resolved or rejected', async () => {
    const mutex = new Mutex();
    const events: string[] = [];
    const work = [mutex.run(recorded(events, 'a')), mutex.run(recorded(events, 'b', new Error('refused')))];
    const outcomes = Promise.allSettled(work);
    await mutex.idle();
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    await outcomes;
  });
});
