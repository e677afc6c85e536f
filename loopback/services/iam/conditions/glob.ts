/** Step of a compiled pattern. */
type Step =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'any-character' }
  /** Any sequence of characters. */
  | { readonly kind: 'run' }
  /** Any sequence of characters up to the next colon. */
  | { readonly kind: 'run-in-segment' };

export interface GlobOptions {
  /** Whether `*` matches no colon, except a `*` that is the last character of a colon-separated segment of the pattern. @default false */
  readonly bySegment?: boolean;
}

/** Part of a pattern: text with the wildcards `*` and `?`, or literal text. */
export type GlobPart = { readonly pattern: string } | { readonly literal: string };

/**
 * Whether a text matches a pattern with `*` (any characters or none) and `?` (one character). Takes time at most
 * proportional to the product of the lengths, for any pattern.
 */
export function matchesGlob(parts: readonly GlobPart[], text: string, options: GlobOptions = {}): boolean {
  let reached = new Set([0]);
  for (const step of compile(parts, options.bySegment ?? false)) {
    reached = advance(reached, step, text);
    if (reached.size === 0) return false;
  }
  return reached.has(text.length);
}

function compile(parts: readonly GlobPart[], bySegment: boolean): Step[] {
  const characters = parts.flatMap((part) =>
    'pattern' in part
      ? [...part.pattern].map((character) => ({ character, isPattern: true }))
      : [...part.literal].map((character) => ({ character, isPattern: false })),
  );
  return characters.map(({ character, isPattern }, index): Step => {
    if (!isPattern) return { kind: 'character', character };
    if (character === '?') return { kind: 'any-character' };
    if (character !== '*') return { kind: 'character', character };
    const next = characters[index + 1]?.character;
    const endsSegment = next === undefined || next === ':';
    return { kind: bySegment && !endsSegment ? 'run-in-segment' : 'run' };
  });
}

/** Positions in `text` after a step from each of the positions in `from`. */
function advance(from: ReadonlySet<number>, step: Step, text: string): Set<number> {
  const reached = new Set<number>();
  for (const start of from) {
    switch (step.kind) {
      case 'character':
        if (text.startsWith(step.character, start)) reached.add(start + step.character.length);
        break;
      case 'any-character': {
        const codePoint = text.codePointAt(start);
        if (codePoint !== undefined) reached.add(start + (codePoint > 0xffff ? 2 : 1));
        break;
      }
      default: {
        const stop = step.kind === 'run' ? -1 : text.indexOf(':', start);
        const last = stop === -1 ? text.length : stop;
        // If a position was reached before, all positions after it up to `last` were reached as well.
        for (let end = start; end <= last && !reached.has(end); end += 1) reached.add(end);
      }
    }
  }
  return reached;
}
