import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/**
 * Stored form of a SCRAM-SHA-256 password (RFC 5802, section 3): enough to verify the password, not to log in with it.
 */
export interface ScramVerifier {
  readonly iterations: number;
  readonly salt: Buffer;
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;
}

/** PostgreSQL's `scram_iterations`. */
const iterations = 4096;
const pattern = /^SCRAM-SHA-256\$(\d{1,9}):([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)$/;

/** Creates the verifier of a password of printable ASCII, the only characters that RDS allows. */
export function createScramVerifier(password: string): ScramVerifier {
  const salt = randomBytes(16);
  const saltedPassword = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  return {
    iterations,
    salt,
    storedKey: createHash('sha256').update(scramHmac(saltedPassword, 'Client Key')).digest(),
    serverKey: scramHmac(saltedPassword, 'Server Key'),
  };
}

/** Renders a verifier as PostgreSQL stores it in `pg_authid.rolpassword` and accepts it in `PASSWORD '…'`. */
export function renderScramVerifier({ iterations, salt, storedKey, serverKey }: ScramVerifier): string {
  const [saltText, storedText, serverText] = [salt, storedKey, serverKey].map((part) =>
    part.toString('base64'),
  );
  return `SCRAM-SHA-256$${iterations}:${saltText}$${storedText}:${serverText}`;
}

/** Parses a stored password. Returns undefined if it is stored in another form. */
export function parseScramVerifier(text: string): ScramVerifier | undefined {
  const [, count = '', ...parts] = pattern.exec(text) ?? [];
  const [salt, storedKey, serverKey] = parts.map((part) => Buffer.from(part, 'base64'));
  if (salt === undefined || storedKey?.length !== 32 || serverKey?.length !== 32) return undefined;
  return { iterations: Number(count), salt, storedKey, serverKey };
}

/** HMAC-SHA-256, the keyed hash of SCRAM. */
export function scramHmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
