import type { Figure } from 'aurora-loopback/bench/figure';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { inMemory } from '../../bench/in-memory';

const folder = useTemporaryFolder();
const original = process.env.TMPDIR;

afterEach(() => setTemporaryFolder(original));

const WHERE = [
  ['/dev/shm', 'memory'],
  ['/proc', 'disk'],
];

describe('figures measured in memory', () => {
  it('share one folder for temporary files', async () => {
    const seen: (string | undefined)[] = [];
    const figure = createFigure(async () => {
      seen.push(process.env.TMPDIR);
    });
    const createFolder = jest.fn(folder);
    for (const { measure } of inMemory([figure, figure], createFolder)) await measure();
    expect(seen).toEqual([folder(), folder()]);
    expect(createFolder).toHaveBeenCalledTimes(1);
  });

  // Other systems have neither folder.
  it.each(process.platform === 'linux' ? WHERE : [])('say of %s that it is in %s', async (path, where) => {
    const [figure] = inMemory([createFigure(async () => {})], () => path);
    expect(await figure?.measure()).toEqual({ unit: 'ms', values: [1], filesIn: where });
  });

  it.each([
    ['set', '/somewhere'],
    ['not set', undefined],
  ])('leave a TMPDIR that is %s unchanged, also after a failure', async (_, before) => {
    setTemporaryFolder(before);
    const [figure] = inMemory([createFigure(() => Promise.reject(new Error('not measured')))], folder);
    await expect(figure?.measure()).rejects.toThrow('not measured');
    expect(process.env.TMPDIR).toBe(before);
  });
});

function createFigure(work: () => Promise<void>): Figure {
  return {
    name: 'figure',
    limit: { kind: 'at-most', value: 1 },
    measure: () => work().then(() => ({ unit: 'ms', values: [1] })),
  };
}

function setTemporaryFolder(path: string | undefined): void {
  if (path === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = path;
}
