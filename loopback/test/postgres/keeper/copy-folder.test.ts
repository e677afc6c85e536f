import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyFolder } from '../../../postgres/keeper/copy-folder';
import { useTemporaryFolder } from '../../../testing/temporary-folder';

describe('the copy of a data folder', () => {
  const temporaryFolder = useTemporaryFolder();
  const abort = new AbortController().signal;
  const makeFolder = (...files: string[]) => {
    for (const file of ['global/pg_control', ...files]) {
      const path = join(temporaryFolder(), 'from', file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file, { mode: 0o600 });
    }
    return [join(temporaryFolder(), 'from'), join(temporaryFolder(), 'to')] as const;
  };
  const filesIn = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();

  it('contains every file of a stopped server, readable only by the owner', async () => {
    const [from, to] = makeFolder('base/1/2', 'pg_wal/000000010000000000000001', 'PG_VERSION');
    await copyFolder(from, to, { isLive: false, abort });
    expect(filesIn(to)).toEqual([
      'PG_VERSION',
      'base/1/2',
      'global/pg_control',
      'pg_wal/000000010000000000000001',
    ]);
    expect(readFileSync(join(to, 'base/1/2'), 'utf8')).toBe('base/1/2');
    expect(statSync(to).mode & 0o777).toBe(0o700);
    expect(statSync(join(to, 'base/1/2')).mode & 0o777).toBe(0o600);
  });

  it('excludes the files that only a running server needs, but includes their folders', async () => {
    const own = [
      ...[
        'postmaster.pid',
        'postmaster.opts',
        'standby.signal',
        'backup_label.old',
        'postgresql.auto.conf.tmp',
      ],
      ...[
        'pg_wal/000000010000000000000001',
        'pg_replslot/slot/state',
        'pg_dynshmem/mmap.1',
        'base/pgsql_tmp/pgsql_tmp1.0',
      ],
      ...['global/pg_internal.init', 'base/5/pg_internal.init.1234'],
    ];
    const [from, to] = makeFolder('base/5/1259', 'pg_xact/0000', ...own);
    await copyFolder(from, to, { isLive: true, abort });
    expect(filesIn(to)).toEqual(['base/5/1259', 'global/pg_control', 'pg_xact/0000']);
    expect(readdirSync(to)).toEqual(expect.arrayContaining(['pg_wal', 'pg_replslot', 'pg_dynshmem']));
  });

  it('ends when its signal is aborted', async () => {
    const [from, to] = makeFolder('base/1/2');
    const aborted = AbortSignal.abort(new Error('the home is closed'));
    await expect(copyFolder(from, to, { isLive: false, abort: aborted })).rejects.toThrow(
      'the home is closed',
    );
  });

  it('is refused for a folder that is not a data folder', async () => {
    const [from, to] = makeFolder();
    rmSync(join(from, 'global'), { recursive: true });
    await expect(copyFolder(from, to, { isLive: true, abort })).rejects.toThrow('global/pg_control');
  });
});
