import type { Progress } from '../../../../lambda/failover/watch/progress';
import { addSighting, findCompletion } from '../../../../lambda/failover/watch/progress';

type Seen = readonly [status: string, writer: string | undefined];

/** Folds one sighting a second, the first at 0 ms, of a cluster whose writer was `a`. */
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
  it('is none while the cluster looks as before', () => {
    expect(fold(['available', 'a'], ['available', 'a'])).toEqual({ previousWriter: 'a' });
  });

  it('is not at rest with another status, though the writer has changed', () => {
    expect(fold(['modifying', 'b'])).toEqual({ previousWriter: 'a', change: { writer: 'b', sinceMs: 0 } });
  });

  it('is not at rest without a writer', () => {
    expect(fold(['failing-over', 'a'], ['available', undefined])).toEqual({
      previousWriter: 'a',
      failingOverAtMs: 0,
    });
  });

  it('rests from the first sighting of an unbroken run', () => {
    const progress = fold(['failing-over', 'a'], ['available', 'b'], ['available', 'b']);
    expect(progress.rest).toEqual({ writer: 'b', sinceMs: 1_000, sightings: 2 });
  });

  it('counts anew with another writer', () => {
    const progress = fold(['failing-over', 'a'], ['available', 'b'], ['available', 'b'], ['available', 'c']);
    expect(progress.rest).toEqual({ writer: 'c', sinceMs: 3_000, sightings: 1 });
  });

  it('rests anew after `failing-over` came in between', () => {
    const progress = fold(['available', 'b'], ['failing-over', 'b'], ['available', 'b']);
    expect(progress.rest?.sightings).toBe(1);
    expect(findCompletion(progress)).toEqual({ newWriter: 'b', writerChangedAtMs: 0, availableAtMs: 2_000 });
  });

  it('keeps the first sighting of the new writer when an older list of members is read once more', () => {
    const progress = fold(['available', 'b'], ['available', 'a'], ['available', 'b']);
    expect(findCompletion(progress)).toEqual({ newWriter: 'b', writerChangedAtMs: 0, availableAtMs: 2_000 });
  });

  it('follows a writer that is replaced in turn', () => {
    const progress = fold(['failing-over', 'b'], ['failing-over', 'c'], ['available', 'c']);
    expect(findCompletion(progress)).toEqual({
      newWriter: 'c',
      writerChangedAtMs: 1_000,
      availableAtMs: 2_000,
    });
  });

  it('is no completion at rest with the previous writer', () => {
    expect(findCompletion(fold(['failing-over', 'a'], ['available', 'a']))).toBeUndefined();
  });

  it('is no completion at rest with the previous writer after another one', () => {
    expect(findCompletion(fold(['failing-over', 'b'], ['available', 'a']))).toBeUndefined();
  });
});
