/** Makes a token for the next page out of where this one ended. Opaque, as AWS's are. */
export function encodePageToken(...parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The parts a token was made of; `undefined` for one that was not made here. */
export function decodePageToken(token: string): readonly unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return Array.isArray(parts) ? parts : undefined;
  } catch {
    return undefined;
  }
}
