import { findRoles } from '../../../drill/findings/roles';
import type { Tick } from '../../../drill/findings/ticks';

function sighting(startedMs: number, endedMs: number, readOnly: boolean): Tick {
  const answer = { outcome: 'ok', member: 'lab-2', readOnly } as const;
  return { index: 0, dueMs: startedMs, startedMs, endedMs, answer };
}

it('reports when a member was first and last seen in each role, from the answers on all lanes', () => {
  const roles = findRoles([
    sighting(30, 31, false),
    sighting(0, 1, true),
    sighting(10, 11, true),
    sighting(20, 21, false),
  ]);
  expect(roles.get('lab-2')).toEqual([
    { role: 'reader', fromMs: 1, toMs: 11 },
    { role: 'writer', fromMs: 21, toMs: 31 },
  ]);
});

it('ignores the old role in the answer to a tick that started before the role change', () => {
  const roles = findRoles([
    sighting(0, 1, true),
    sighting(10, 12, false),
    sighting(8, 15, true),
    sighting(20, 21, false),
  ]);
  expect(roles.get('lab-2')).toEqual([
    { role: 'reader', fromMs: 1, toMs: 1 },
    { role: 'writer', fromMs: 12, toMs: 21 },
  ]);
});

it('uses the role in a refusal as read-only, and ignores answers without a member', () => {
  const refused: Tick = {
    ...sighting(5, 6, true),
    answer: {
      outcome: 'failed',
      phase: 'answering',
      cause: 'read-only',
      message: 'no',
      member: 'lab-1',
      readOnly: true,
    },
  };
  const anonymous: Tick = {
    ...sighting(7, 8, true),
    answer: { outcome: 'failed', phase: 'connecting', cause: 'refused', message: 'no' },
  };
  expect([...findRoles([refused, anonymous, { ...anonymous, answer: { outcome: 'dropped' } }])]).toEqual([
    ['lab-1', [{ role: 'reader', fromMs: 6, toMs: 6 }]],
  ]);
});
