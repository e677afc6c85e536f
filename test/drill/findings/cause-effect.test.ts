import { evaluateRun } from '../../../drill/evaluate-run';
import { findEffect } from '../../../drill/findings/cause-effect';
import type { CauseFacts } from '../../../drill/report-format/cause';
import type { Observation } from '../../../drill/report-format/failover';
import type { ConnectionFacts, LaneResult } from '../../../lambda/probe/contract';
import { CAUSE_SCENARIOS, NOTHING_SEEN } from '../../support/drill/cause-scenarios';
import type { Scenario } from '../../support/drill/simulated-run';
import { simulateMeasurement } from '../../support/drill/simulated-run';

const evaluate = (scenario: Scenario) => evaluateRun(simulateMeasurement(scenario), { maxLost: 0 });

it('a crash restarts the writer in place, resets its connections and holds without a new writer', () => {
  expect(evaluate(CAUSE_SCENARIOS.crash)).toMatchObject({
    verdict: 'held',
    cause: { name: 'crash', roleChanged: false, inPlaceRestart: true, sockets: 'reset' },
    prediction: { newWriter: null },
    writeOutageMs: { interruptions: 1, ended: true },
    staleConnections: [],
  });
});

it('a crash whose event is missing is known by the connections that the writer ended', () => {
  const { observe } = CAUSE_SCENARIOS.crash;
  const run = evaluate({
    ...CAUSE_SCENARIOS.crash,
    observe: (result) => ({ ...(observe?.(result) ?? result), events: [] }),
  });
  expect(run.cause).toMatchObject({ roleChanged: false, inPlaceRestart: true });
});

it.each(['zone-outage', 'writer-lost'] as const)(
  'in a %s the connections fall silent, and none of them counts as one that stayed on the demoted writer',
  (name) => {
    expect(evaluate(CAUSE_SCENARIOS[name])).toMatchObject({
      verdict: 'held',
      cause: { roleChanged: true, inPlaceRestart: false, sockets: 'silent' },
      prediction: { newWriter: 'lab-2' },
      staleConnections: [],
    });
  },
);

it('a run in which nothing was seen is not held, and its connections are kept', () => {
  expect(evaluate(NOTHING_SEEN)).toMatchObject({
    verdict: 'not-held',
    reasons: [expect.stringMatching(/saw no sign of the cause/)],
    cause: { roleChanged: false, inPlaceRestart: false, sockets: 'kept' },
  });
});

it('judges the outage of a crash even if the cause seems to be later because of a wrong clock', () => {
  const measurement = simulateMeasurement(CAUSE_SCENARIOS.crash);
  const cause = { ...measurement.cause, requestedAt: '2026-11-22T10:00:06.000Z' };
  const run = evaluateRun({ ...measurement, cause }, { maxLost: 0, maxWriteOutageMs: 100 });
  expect(run).toMatchObject({ verdict: 'not-held', writeOutageMs: { interruptions: 1 } });
  expect(run.remarks).toContainEqual(
    expect.stringMatching(/^the probe saw the writer restart 2\.9\d s before the cause, so the clock/),
  );
});

it('does not judge an outage that ended before the cause, and ignores the connections that it ended', () => {
  const early = { kind: 'refused', fromMs: 500, toMs: 1_500 } as const;
  const run = evaluate({ ...NOTHING_SEEN, troubles: { write: [early] } });
  expect(run).toMatchObject({
    writeOutageMs: { interruptions: 0 },
    cause: { sockets: 'kept' },
    remarks: expect.arrayContaining([expect.stringMatching(/ended before the cause/)]),
  });
});

const cause: CauseFacts = { name: 'crash', action: '', requestedAt: '', left: [] };
const facts = {
  clusterIdentifier: 'lab',
  previousWriter: 'a',
  predicted: [],
  events: [],
  timeline: { requestedAt: '' },
};

it.each<[string, Observation, boolean]>([
  ['a completed failover', { ...facts, state: 'completed', newWriter: 'b' }, true],
  ['a failover under way with a new writer', { ...facts, state: 'in-progress', newWriter: 'b' }, true],
  ['a failover under way without a new writer', { ...facts, state: 'in-progress' }, false],
  ['a failover that was taken back', { ...facts, state: 'role-unchanged', newWriter: 'b' }, false],
])('decides whether the role changed by the state of %s', (_, observation, roleChanged) => {
  expect(findEffect(cause, observation, [], { requestedMs: 0, judgedFromMs: 0 })).toMatchObject({
    roleChanged,
  });
});

const writerEvent = (number: string, source = 'a') => ({
  id: `RDS-EVENT-${number}`,
  ...{ at: '', source, message: '' },
});
const [shutdown, restart] = [writerEvent('0004'), writerEvent('0006')];

it.each<[string, Partial<Observation>, boolean]>([
  ['has the event of its restart', { events: [restart] }, true],
  ['has the event of its shutdown', { events: [shutdown] }, true],
  ['has events of another member only', { events: [writerEvent('0006', 'b')] }, false],
  ['has no event', {}, false],
  ['restarted, but is not at rest', { state: 'in-progress', events: [restart] }, true],
  ['shut down, and is not at rest', { state: 'in-progress', events: [shutdown] }, false],
  [
    'restarts during a failover',
    { state: 'in-progress', events: [writerEvent('0073', 'lab'), shutdown, restart] },
    false,
  ],
  ['restarts as a reader', { state: 'completed', newWriter: 'b', events: [shutdown, restart] }, false],
])('without connections, decides on a restart in place of a writer that %s', (_, seen, inPlaceRestart) => {
  const observation = { ...facts, state: 'role-unchanged', ...seen } as Observation;
  expect(findEffect(cause, observation, [], { requestedMs: 0, judgedFromMs: 0 })).toMatchObject({
    inPlaceRestart,
  });
});

const peer = { member: 'a', openedUs: -1, closedUs: 5_000_000, closedBy: 'peer' } as const;
const probe = { ...peer, closedBy: 'probe' } as const;
const open = { member: 'a', openedUs: -1 };

it.each<[string, readonly ConnectionFacts[], string | undefined]>([
  ['ended by the writer', [peer, peer, probe], 'reset'],
  ['ended by the probe', [probe, probe, peer], 'silent'],
  ['of another member', [{ ...peer, member: 'b' }, open], 'kept'],
  ['opened after the cause', [{ ...peer, openedUs: 4_500_000 }, open], 'kept'],
  ['ended long before the cause', [{ ...peer, closedUs: 1_000_000 }, open], 'kept'],
  ['of which none was open', [{ ...peer, closedUs: 1_000_000 }], undefined],
])('decides on the sockets by the connections %s', (_, connections, sockets) => {
  const observation: Observation = { ...facts, state: 'completed', newWriter: 'b' };
  const lanes = [{ connections } as unknown as LaneResult];
  expect(findEffect(cause, observation, lanes, { requestedMs: 4_000, judgedFromMs: 3_000 }).sockets).toBe(
    sockets,
  );
});
