import { mkdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes programs whose `TMPDIR` is this folder use the cache of tsx that all tests of a run share. Without it, each program
 * would compile the lab again, which takes 0.3 to 1 s of processor time.
 */
export function shareTsxCache(folder: string): void {
  const name = `tsx-${process.geteuid?.()}`;
  const shared = join(tmpdir(), name);
  mkdirSync(shared, { recursive: true });
  symlinkSync(shared, join(folder, name));
}
