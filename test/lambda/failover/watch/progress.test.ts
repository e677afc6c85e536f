import type { Progress } from '../../../../lambda/failover/watch/progress';
import { addSighting, findCompletion } from '../../../../lambda/failover/watch/progress';

type Seen = readonly [status: string, writer: string | undefined];

/** Adds one sighting a second, the first at 0 ms, of a cluster whose previous writer is `a`. */
function fold(...sightings: readonly Seen[]): Progress {
  return sightings.reduce<Progress>(
    (progress, [status, writer], second) => {
      const members = ['a', 'b', 'c'].map((identifier) => ({
        identifier,
        isWriter: identifier === writer,
        promotionTier: 1,
      }));
      return addSighting(progress, { atMs: second * 1_000, cluster: { identifier: 'lab', status, members } });
    },
    { previousWriter: 'a' },
  );
}

describe('the progress of a failover', () => {
  it('is empty while the cluster looks unchanged', () => {
    expect(fold(['available', 'a'], ['available', 'a'])).toEqual({ previousWriter: 'a' });
  });

  it('has no rest while the status is not `available`, even if the writer has changed', () => {
    expect(fold(['modifying', 'b'])).toEqual({ previousWriter: 'a', change: { writer: 'b', sinceMs: 0 } });
  });

  it('has no rest without a writer', () => {
    expect(fold(['failing-over', 'a'], ['available', undefined])).toEqual({
      previousWriter: 'a',
      failingOverAtMs: 0,
    });
  });

  it('has a rest that began with the first of consecutive sightings', () => {
    const progress = fold(['failing-over', 'a'], ['available', 'b'], ['available', 'b']);
    expect(progress.rest).toEqual({ writer: 'b', sinceMs: 1_000, sightings: 2 });
  });

  it('starts a new rest with another writer', () => {
    const progress = fold(['failing-over', 'a'], ['available', 'b'], ['available', 'b'], ['available', 'c']);
    expect(progress.rest).toEqual({ writer: 'c', sinceMs: 3_000, sightings: 1 });
  });

  it('starts a new rest after `failing-over` in between', () => {
    const progress = fold(['available', 'b'], ['failing-over', 'b'], ['available', 'b']);
    expect(progress.rest?.sightings).toBe(1);
    expect(findCompletion(progress)).toEqual({ newWriter: 'b', writerChangedAtMs: 0, availableAtMs: 2_000 });
  });

  it('keeps the first sighting of the new writer if RDS returns an older list of members in between', () => {
    const progress = fold(['available', 'b'], ['available', 'a'], ['available', 'b']);
    expect(findCompletion(progress)).toEqual({ newWriter: 'b', writerChangedAtMs: 0, availableAtMs: 2_000 });
  });

  it('follows a second change of the writer', () => {
    const progress = fold(['failing-over', 'b'], ['failing-over', 'c'], ['available', 'c']);
    expect(findCompletion(progress)).toEqual({
      newWriter: 'c',
      writerChangedAtMs: 1_000,
      availableAtMs: 2_000,
    });
  });

  it('is not complete if the rest is with the previous writer', () => {
    expect(findCompletion(fold(['failing-over', 'a'], ['available', 'a']))).toBeUndefined();
  });

  it('is not complete if the previous writer returns after another writer', () => {
    expect(findCompletion(fold(['failing-over', 'b'], ['available', 'a']))).toBeUndefined();
  });
});
