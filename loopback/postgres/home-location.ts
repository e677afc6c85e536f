import { realpathSync } from 'node:fs';
import { PostgresHomeError } from './errors';
import { canUse } from './file-access';
import type { SystemUser } from './server-user';

/**
 * The path of a Unix socket has at most 103 bytes on macOS, 107 on Linux. Below the base come the 32 bytes of
 * `/lab-pg-XXXXXX/s/.s.PGSQL.NNNNN`.
 */
const LONGEST_BASE_BYTES = 100 - 32;

/** Chooses the folder in which the home is created. Its path is short, and the servers' user can write to it. */
export function chooseHomeLocation(
  env: NodeJS.ProcessEnv,
  user: SystemUser,
  candidates = [env.TMPDIR ?? '', '/tmp', '/var/tmp'].filter(Boolean),
): string {
  const refusals: string[] = [];
  for (const candidate of candidates) {
    const refusal = refuse(candidate, user);
    if (refusal === undefined) return realpathSync(candidate);
    refusals.push(`${candidate} ${refusal}`);
  }
  throw new PostgresHomeError(
    `No folder for temporary files is usable: ${refusals.join('; ')}. Set TMPDIR to a writable folder with a short path.`,
  );
}

function refuse(folder: string, user: SystemUser): string | undefined {
  try {
    const length = Buffer.byteLength(realpathSync(folder));
    if (length > LONGEST_BASE_BYTES) return `is too long (${length} bytes, ${LONGEST_BASE_BYTES} allowed)`;
    return canUse(user, folder, 'write', 'enter')
      ? undefined
      : `cannot be written to by the user ${user.name}`;
  } catch (error) {
    return `cannot be read (${(error as NodeJS.ErrnoException).code})`;
  }
}
