import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { faults } from '../faults';

/** Lambda's quota: "250 MB (unzipped)" (developer guide, "Lambda quotas"). */
const maxUnzippedBytes = 262_144_000;

/**
 * Unpacks a deployment package into an empty folder. Throws `InvalidZipFileException` if it is not a zip archive or
 * has an entry outside the folder, and `InvalidParameterValueException` if it is too large.
 */
export async function unpack(zip: Uint8Array, folder: string): Promise<void> {
  const entries = Object.entries(readEntries(zip));
  const folders = new Set(entries.map(([path]) => (path.endsWith('/') ? path : dirname(path))));
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    for (const path of folders) await mkdir(join(folder, path), { recursive: true });
    for (const [path, content] of entries) {
      if (!path.endsWith('/')) await writeFile(join(folder, path), content, { mode: 0o755, flag: 'wx' });
    }
  } catch (error) {
    // The archive has a file where another entry needs a folder, or an invalid file name.
    const { code = '' } = error as NodeJS.ErrnoException;
    throw ['EEXIST', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(code) ? faults.badArchive() : error;
  }
}

/** Reads the entries. The declared sizes limit what is unpacked: a larger entry is truncated. */
function readEntries(zip: Uint8Array): Record<string, Uint8Array> {
  let totalBytes = 0;
  let isTooLarge = false;
  try {
    return unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        if (!isInside(name)) throw new Error(`The entry "${name}" is outside the folder.`);
        totalBytes += originalSize;
        isTooLarge ||= totalBytes >= maxUnzippedBytes;
        if (isTooLarge) throw new Error('The archive is too large.');
        return true;
      },
    });
  } catch {
    throw isTooLarge
      ? faults.invalid(`Unzipped size must be smaller than ${maxUnzippedBytes} bytes`)
      : faults.badArchive();
  }
}

function isInside(path: string): boolean {
  return (
    path !== '' &&
    !/[\\\0]/.test(path) &&
    !path.startsWith('/') &&
    !path.split('/').some((part) => part === '..')
  );
}
