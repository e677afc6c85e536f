const NOTE = '\n\nThis summary was shortened. The report contains everything.\n';

/** Shortens a Markdown text to a size in bytes, at the end of a line. Returns an empty text if not even the note fits. */
export function shorten(markdown: string, maxBytes: number): string {
  if (Buffer.byteLength(markdown) <= maxBytes) return markdown;
  const roomBytes = maxBytes - Buffer.byteLength(NOTE);
  if (roomBytes < 0) return '';
  const cut = Buffer.from(markdown).subarray(0, roomBytes);
  return cut.subarray(0, cut.lastIndexOf('\n') + 1).toString('utf8') + NOTE;
}
