/**
 * Characters XML 1.0 has no way to carry ("Char" in its grammar), so that no answer could repeat them. They are
 * refused wherever they come in.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

export function hasForbiddenCharacter(text: string): boolean {
  return forbidden.test(text);
}
