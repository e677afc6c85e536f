/** Wording that makes a reader stop, and the plain words to use instead. */
export interface Wording {
  readonly avoid: RegExp;
  readonly write: string;
}

/** Applies to comments, strings and Markdown. Code in backticks is not prose. */
export const WORDS: readonly Wording[] = [
  {
    avoid: /\b(whoever|whomever)\b/i,
    write: 'the caller, the user, the reader: name the person or the program',
  },
  { avoid: /\bwhatever\b/i, write: 'any, every, regardless of' },
  { avoid: /\bnobody\b/i, write: 'no one, none, no client, no caller' },
  { avoid: /\bsomebody\b/i, write: 'someone, a user, a client' },
  { avoid: /\banew\b/i, write: 'again, new' },
  { avoid: /\b(tell|tells|told|telling)\b/i, write: 'report, log, notify, detect, distinguish' },
  { avoid: /\b(stands|stood)\b/i, write: 'is, is in, contains, see; stalled' },
  { avoid: /\bstands? for\b/i, write: 'represents, replaces' },
  { avoid: /\bhears?\b|\bheard\b/i, write: 'receives, is notified' },
  { avoid: /\bof (its|their) own\b/i, write: 'its own, separate, dedicated' },
  { avoid: /\bby then\b/i, write: 'at that time, when it ends' },
  { avoid: /\bmend(s|ed|ing)?\b/i, write: 'fix, repair' },
  { avoid: /\b(thereof|therein|thereby|whereof)\b/i, write: 'of it, in it' },
  { avoid: /\bis there\b(?! (a|an|any|no)\b)/i, write: 'exists, is present' },
  { avoid: /\bthere (is|are) none\b/i, write: 'empty if, none found' },
  { avoid: /\blets? \w+( \w+)? in\b/i, write: 'accepts, admits, allows the login of' },
  { avoid: /\bworth nothing\b/i, write: 'invalid' },
  { avoid: /\bcomes? to\b/i, write: 'is, amounts to, results in' },
  { avoid: /\bgives? back\b/i, write: 'returns' },
  { avoid: /\bsee to it\b/i, write: 'ensure, wait until' },
  { avoid: /\breckon(s|ed)?\b/i, write: 'allow, calculate' },
  { avoid: /\bbear in mind\b/i, write: 'note' },
  { avoid: /\bheeds?\b/i, write: 'obey, respond to' },
  { avoid: /\bfor ever\b/i, write: 'forever' },
  { avoid: /\bas which\b/i, write: 'the role of, the user of' },
  { avoid: /\b(again and again|times over)\b/i, write: 'repeatedly, many times' },
];

/** Applies to the first words of a comment. */
export const COMMENT_OPENINGS: readonly Wording[] = [
  { avoid: /^\s*What\b/, write: 'a noun for a definition, a verb for an action' },
];
