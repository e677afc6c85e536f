import { evaluateRun } from '../../../drill/evaluate-run';
import { describeCause, describePromotion, describeVerdict } from '../../../drill/report/sentences';
import type { Run } from '../../../drill/report-format/run';
import { CAUSE_SCENARIOS, NOTHING_SEEN } from '../../support/drill/cause-scenarios';
import { readFixture } from '../../support/drill/report-fixture';
import type { Scenario } from '../../support/drill/simulated-run';
import { simulateMeasurement } from '../../support/drill/simulated-run';

const [run] = readFixture('held').runs;
if (!run) throw new Error('the saved report has a run');

const promotionOf = (prediction: Partial<Run['prediction']>) =>
  describePromotion({ ...run, prediction: { ...run.prediction, newWriter: 'lab-2', ...prediction } });

it.each<[string, Partial<Run['prediction']>]>([
  ['lab-2 took over from lab-1, as predicted.', { predicted: ['lab-2'], result: 'as predicted' }],
  [
    'lab-2 took over from lab-1, as predicted (lab-2, lab-3 or lab-4).',
    { predicted: ['lab-2', 'lab-3', 'lab-4'], result: 'as predicted' },
  ],
  ['lab-2 took over from lab-1, but lab-3 was predicted.', { predicted: ['lab-3'], result: 'otherwise' }],
  [
    'No new writer was observed. Predicted to take over from lab-1: lab-2 or lab-3.',
    { predicted: ['lab-2', 'lab-3'], newWriter: null, result: 'unknown' },
  ],
])('describes the promotion: "%s"', (sentence, prediction) => {
  expect(promotionOf(prediction)).toBe(sentence);
});

it('states that runs were measured again, and why', () => {
  const report = readFixture('held');
  const measuredAgain = [
    { startedAt: '2026-11-22T10:00:00.000Z', reasons: ['the probe was stalled for 600 ms'] },
  ];
  expect(describeVerdict({ ...report, measuredAgain })).toMatch(
    /^Measured again after 1 run in which the probe itself was stalled for too long\. Every budget was kept/,
  );
  expect(describeVerdict({ ...report, measuredAgain: [] })).toMatch(/^Every budget was kept/);
});

const taken = 'lab-2 took over from lab-1, as predicted (lab-2 or lab-3).';
const atOnce = 'Connections to the writer were reset, so their clients noticed at once.';

it.each<[string, Scenario]>([
  [`Cause request: FailoverDBCluster, at 10:00:03.000 UTC. ${taken} ${atOnce}`, CAUSE_SCENARIOS.request],
  [
    `Cause crash: SELECT aurora_inject_crash('instance'), at 10:00:03.000 UTC. lab-1 restarted in place and stayed the writer. ${atOnce}`,
    CAUSE_SCENARIOS.crash,
  ],
  [
    `Cause zone-outage: AWS FIS experiment EXP1 in us-east-1a, at 10:00:03.000 UTC. ${taken} Connections to the writer fell silent, so their clients noticed only by a time limit.`,
    CAUSE_SCENARIOS['zone-outage'],
  ],
  [
    `Cause patch: ApplyPendingMaintenanceAction system-update, at 10:00:03.000 UTC. ${taken} ${atOnce}`,
    CAUSE_SCENARIOS.patch,
  ],
  [
    "Cause crash: SELECT aurora_inject_crash('instance'), at 10:00:03.000 UTC. The failover function saw no effect on the cluster: lab-1 stayed the writer. Connections to the writer stayed open.",
    NOTHING_SEEN,
  ],
])('describes the cause and its effect: "%s"', (sentence, scenario) => {
  expect(describeCause(evaluateRun(simulateMeasurement(scenario), { maxLost: 0 }))).toBe(sentence);
});

it('describes a cluster without a reader, and a failover that was taken back', () => {
  const alone = { ...run, prediction: { predicted: [], newWriter: null, result: 'unknown' as const } };
  const { newWriter: _, ...failover } = run.failover;
  expect(describePromotion({ ...alone, failover: { ...failover, state: 'in-progress' } })).toBe(
    'No new writer was observed, and no reader could be promoted.',
  );
  expect(describePromotion({ ...run, failover: { ...run.failover, state: 'role-unchanged' } })).toBe(
    'lab-2 took over from lab-1 for a while. lab-1 is the writer again.',
  );
});
