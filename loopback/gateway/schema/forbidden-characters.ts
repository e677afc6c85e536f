/** Characters outside the "Char" production of XML 1.0. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/**
 * Whether a text has characters that XML cannot contain, such as control characters. No answer could repeat them, so
 * input with such characters is refused.
 */
export function hasForbiddenCharacter(text: string): boolean {
  return forbidden.test(text);
}
