import { realpathSync } from 'node:fs';
import { PostgresHomeError } from './errors';
import { canUse } from './file-access';
import type { SystemUser } from './server-user';

/**
 * A socket's path may have 103 bytes on macOS, 107 on Linux; below the base come `/lab-pg-XXXXXX/s/.s.PGSQL.NNNNN`,
 * 32 bytes.
 */
const LONGEST_BASE_BYTES = 100 - 32;

/** Chooses the folder in which the home is created: its path is short, and the servers' user can write to it. */
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
    `No folder for temporary files can be used: ${refusals.join('; ')}. Set TMPDIR to a short path of one that can.`,
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
