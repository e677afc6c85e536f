import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { dirname, sep } from 'node:path';

/**
 * The direct children of a process; undefined when it has ended, for they are no longer its own then. Synchronous, so
 * that nothing of ours comes between the list and its use.
 */
export function childrenOf(processId: number): number[] | undefined {
  try {
    const children = readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8');
    // Looked at afterwards: it ended after the list was read, or the list is whole.
    const [state] = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return state === 'Z' || state === 'X' ? undefined : children.split(' ').filter(Boolean).map(Number);
  } catch {
    return childrenByPs(processId);
  }
}

/** The same without /proc (macOS, and Linux kernels built without these lists). */
export function childrenByPs(processId: number): number[] | undefined {
  const children = psRows('ppid').filter((row) => row.value === String(processId));
  const self = psRows('stat').find((row) => row.processId === processId);
  return self === undefined || self.value.startsWith('Z') ? undefined : children.map((row) => row.processId);
}

/** PostgreSQL processes of ours, known by their program's folder, whose working folder lies in `folder`. */
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
  // It exits with 1 as soon as one of the processes has ended meanwhile.
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

/** Empty for a process that has ended, a zombie, or somebody else's. */
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

/** Kills a process that may have ended by now. */
export function kill(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
