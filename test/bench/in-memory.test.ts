import type { Figure } from 'aurora-loopback/bench/figure';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { inMemory } from '../../bench/in-memory';

const folder = useTemporaryFolder();

/** Measures figures in the folder, and returns the measurements. */
function measure(...measures: Figure['measure'][]) {
  const limit = { kind: 'at-most', value: 1 } as const;
  const figures = measures.map((each) => ({ name: 'figure', limit, measure: each }));
  const createFolder = jest.fn(folder);
  return { createFolder, measured: inMemory(figures, createFolder).map((figure) => () => figure.measure()) };
}

describe('figures measured in memory', () => {
  it('share one folder for temporary files, and say where it is', async () => {
    const seen: (string | undefined)[] = [];
    const figure = async () => {
      seen.push(process.env.TMPDIR);
      return { unit: 'ms', values: [1] };
    };
    const { createFolder, measured } = measure(figure, figure);
    for (const each of measured) {
      expect(await each()).toEqual({
        unit: 'ms',
        values: [1],
        filesIn: expect.stringMatching(/^(memory|disk)$/),
      });
    }
    expect(seen).toEqual([folder(), folder()]);
    expect(createFolder).toHaveBeenCalledTimes(1);
  });

  it('leave the folder of other figures unchanged, also after a failure', async () => {
    const before = process.env.TMPDIR;
    const { measured } = measure(() => Promise.reject(new Error('not measured')));
    await expect(measured[0]?.()).rejects.toThrow('not measured');
    expect(process.env.TMPDIR).toBe(before);
  });
});
