import { readdir, readFile, readlink } from 'node:fs/promises';

/**
 * The memory of all servers below a folder, in MiB, by proportional set size: what several processes share is split
 * among them. Linux only. Source: proc(5), `smaps_rollup`.
 */
export async function memoryOfServersMib(folder: string): Promise<number> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const sizes = await Promise.all(processes.map((id) => sizeKib(id, folder)));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** A server's children work in its data folder as well. */
async function sizeKib(processId: string, folder: string): Promise<number> {
  try {
    const [working, rollup] = await Promise.all([
      readlink(`/proc/${processId}/cwd`),
      readFile(`/proc/${processId}/smaps_rollup`, 'utf8'),
    ]);
    return working.startsWith(folder) ? Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) : 0;
  } catch {
    // It ended meanwhile, or is none of ours to look at.
    return 0;
  }
}
