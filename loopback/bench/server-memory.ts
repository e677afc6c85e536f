import { readdir, readFile, readlink } from 'node:fs/promises';

/**
 * Returns the memory of all servers below a folder, in MiB, by proportional set size: shared memory is split among the
 * processes that share it. Linux only. Source: proc(5), `smaps_rollup`.
 */
export async function memoryOfServersMib(folder: string): Promise<number> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const sizes = await Promise.all(processes.map((id) => sizeKib(id, folder)));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/**
 * Returns a process's memory in KiB, 0 if it is not one of these servers. A server's children also have its data folder
 * as working folder.
 */
async function sizeKib(processId: string, folder: string): Promise<number> {
  try {
    const [working, rollup] = await Promise.all([
      readlink(`/proc/${processId}/cwd`),
      readFile(`/proc/${processId}/smaps_rollup`, 'utf8'),
    ]);
    return working.startsWith(folder) ? Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) : 0;
  } catch {
    // The process has ended, or belongs to another user.
    return 0;
  }
}
