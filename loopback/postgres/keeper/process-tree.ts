import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { dirname, sep } from 'node:path';

/**
 * Returns the direct children of a process, or undefined if it has ended: its children then belong to another process.
 * Synchronous, so that no other code of this process runs between the list and its use.
 */
export function childrenOf(processId: number): number[] | undefined {
  try {
    const children = readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8');
    // Read afterwards: if the process is still alive, the list is complete.
    const [state] = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return state === 'Z' || state === 'X' ? undefined : children.split(' ').filter(Boolean).map(Number);
  } catch {
    return childrenByPs(processId);
  }
}

/** Does the same as `childrenOf` without /proc (on macOS, and on Linux kernels built without these lists). */
export function childrenByPs(processId: number): number[] | undefined {
  const children = psRows('ppid').filter((row) => row.value === String(processId));
  const self = psRows('stat').find((row) => row.processId === processId);
  return self === undefined || self.value.startsWith('Z') ? undefined : children.map((row) => row.processId);
}

/** Returns the ids of PostgreSQL processes whose working folder is in `folder` and whose program is in `binFolder`. */
export function processesIn(folder: string, binFolder: string): number[] {
  return process.platform === 'linux' ? byProc(folder, binFolder) : byLsof(folder);
}

function byProc(folder: string, binFolder: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((entry) => isInside(linkOf(`/proc/${entry}/cwd`), folder))
    .filter((entry) => dirname(linkOf(`/proc/${entry}/exe`)) === binFolder)
    .map(Number);
}

function byLsof(folder: string): number[] {
  const candidates = psRows('command').filter((row) => row.value.includes('postgres'));
  if (candidates.length === 0) return [];
  const list = candidates.map((row) => row.processId).join(',');
  // The exit code is ignored: it is 1 if one of the processes has ended meanwhile.
  const { stdout } = spawnSync('lsof', ['-a', '-d', 'cwd', '-Fpn', '-p', list], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^p(\d+)\n(?:f.*\n)?n(.*)$/gm)]
    .filter((match) => isInside(match[2] ?? '', folder))
    .map((match) => Number(match[1]));
}

function psRows(column: 'ppid' | 'stat' | 'command'): { processId: number; value: string }[] {
  const rows = execFileSync('ps', ['-axo', `pid=,${column}=`], { encoding: 'utf8' });
  return rows.split('\n').flatMap((row) => {
    const match = /^\s*(\d+)\s+(.*)$/.exec(row);
    return match ? [{ processId: Number(match[1]), value: match[2]?.trim() ?? '' }] : [];
  });
}

/** Returns '' for a process that has ended, is a zombie, or belongs to another user. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

/** Kills a process, which may have ended already. */
export function kill(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
