/** Everything but the "Char" production of XML 1.0. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/**
 * True for text that XML has no way to carry, control characters above all, so that no answer could repeat it.
 * Refused wherever it comes in.
 */
export function hasForbiddenCharacter(text: string): boolean {
  return forbidden.test(text);
}
