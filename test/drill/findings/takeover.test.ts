import { findJudgedFromMs, findTakeover } from '../../../drill/findings/takeover';
import type { RoleSpan } from '../../../drill/report-format/member';

const writer = (fromMs: number): RoleSpan => ({ role: 'writer', fromMs, toMs: fromMs + 1 });
const reader = (fromMs: number): RoleSpan => ({ role: 'reader', fromMs, toMs: fromMs + 1 });

it.each<[string, Record<string, RoleSpan[]>, ReturnType<typeof findTakeover>]>([
  [
    'a reader that became the writer',
    { a: [writer(1), reader(400)], b: [reader(2), writer(300)] },
    { isSeen: true, demotedMs: 300 },
  ],
  [
    'a writer that became a reader before a new writer answered',
    { a: [writer(1), reader(400)], b: [reader(2)] },
    { isSeen: false, demotedMs: 400 },
  ],
  [
    'a new writer that had not answered before',
    { a: [writer(1)], b: [writer(300)] },
    { isSeen: true, demotedMs: undefined },
  ],
  [
    'no takeover without a role change',
    { a: [writer(1)], b: [reader(2)] },
    { isSeen: false, demotedMs: undefined },
  ],
  [
    'no takeover except an earlier one, in which the previous writer became the writer',
    { a: [reader(2), writer(200)], b: [writer(1), reader(210)] },
    { isSeen: false, demotedMs: undefined },
  ],
])('the takeover of a run: %s', (_, roles, takeover) => {
  expect(findTakeover(new Map(Object.entries(roles)), 'a')).toEqual(takeover);
});

it('does not judge outages that ended a second before the cause or earlier, and before its first effect', () => {
  expect(findJudgedFromMs(3_000, 3_050)).toBe(2_000);
  expect(findJudgedFromMs(3_000, undefined)).toBe(2_000);
  expect(findJudgedFromMs(3_000, 500)).toBe(500);
});
