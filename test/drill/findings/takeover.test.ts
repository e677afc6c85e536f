import { findTakeover, overBeforeMs } from '../../../drill/findings/takeover';
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
    'a writer that was a reader before another one answered',
    { a: [writer(1), reader(400)], b: [reader(2)] },
    { isSeen: false, demotedMs: 400 },
  ],
  [
    'a new writer that had not answered before',
    { a: [writer(1)], b: [writer(300)] },
    { isSeen: true, demotedMs: undefined },
  ],
  ['nothing', { a: [writer(1)], b: [reader(2)] }, { isSeen: false, demotedMs: undefined }],
  [
    'no other takeover than the one before, by which the previous writer became it',
    { a: [reader(2), writer(200)], b: [writer(1), reader(210)] },
    { isSeen: false, demotedMs: undefined },
  ],
])('sees %s', (_, roles, takeover) => {
  expect(findTakeover(new Map(Object.entries(roles)), 'a')).toEqual(takeover);
});

it('takes for earlier what was over a second before the request, and before the writer changed', () => {
  expect(overBeforeMs(3_000, { isSeen: true, demotedMs: 3_050 })).toBe(2_000);
  expect(overBeforeMs(3_000, { isSeen: false, demotedMs: undefined })).toBe(2_000);
  expect(overBeforeMs(3_000, { isSeen: true, demotedMs: 500 })).toBe(500);
});
