/** One step of a compiled pattern. */
type Step =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'any-character' }
  /** Any run of characters. */
  | { readonly kind: 'run' }
  /** Any run of characters up to the next colon. */
  | { readonly kind: 'run-in-segment' };

export interface GlobOptions {
  /** Whether `*` stays between two colons, unless it ends what is between them. @default false */
  readonly bySegment?: boolean;
}

/** A piece of a pattern: text whose `*` and `?` are wildcards, or text that stands for itself. */
export type GlobPart = { readonly pattern: string } | { readonly literal: string };

/**
 * Whether a text matches a pattern with `*` (any characters, none included) and `?` (one character). Takes time
 * proportional to the product of the lengths, whatever the pattern.
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

/** The ends in `text` that a step leads to from any of the ends reached so far. */
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
        // What lies behind an end reached before was reached from there.
        for (let end = start; end <= last && !reached.has(end); end += 1) reached.add(end);
      }
    }
  }
  return reached;
}
