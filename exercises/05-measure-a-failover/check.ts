import { formatBracket, formatCount, formatMs } from '../../drill/report-format/number-text';
import type { Bracket } from '../../drill/report-format/outage';
import { seconds } from '../answer-fields';
import type { CheckResult, Exercise, ExerciseLab } from '../exercise';
import type { FoundRun } from '../measured-run';
import { findReadOutage, findRun, findWriteOutage } from '../measured-run';
import { noPrediction, notYet } from '../not-yet';

const FOLDER = 'exercise-05';
const COMMAND = `npm run drill -- --running --out drill-report/${FOLDER}`;
const LONGEST_SECONDS = 600;

const prediction = seconds(
  'write-outage',
  'for how many seconds you think that writes fail',
  0,
  LONGEST_SECONDS,
);

export const exercise: Exercise = {
  number: 5,
  folder: '05-measure-a-failover',
  title: 'measure a failover',
  answers: [prediction],
  check,
};

async function check(lab: ExerciseLab): Promise<CheckResult> {
  const predicted = (await lab.answers(exercise.number)).get(prediction.name);
  if (!predicted) return noPrediction(exercise, 'predict the outage before you measure it', 'SECONDS');
  const found = await findRun(lab, {
    folder: FOLDER,
    cause: 'request',
    command: COMMAND,
    predictedAtMs: predicted.atMs,
  });
  return found.state === 'found' ? judge(found, Number(predicted.value) * 1000) : found;
}

function judge({ run, path }: FoundRun, predictedMs: number): CheckResult {
  const { ledger } = run;
  const [writes, reads] = [findWriteOutage(run), findReadOutage(run)];
  const found = `writes over new connections failed for ${formatBracket(writes)}, reads for ${formatBracket(reads)}`;
  const refuse = (reason: string, next = COMMAND) => notYet(`${found} (${path})`, reason, next);
  if (writes.high === 0) return refuse('no write failed, so the run shows no outage');
  if (writes.high === null) {
    return refuse('the run ended before writes worked again', `${COMMAND} --after 120`);
  }
  if (reads.high === null || reads.high >= writes.low) {
    return refuse(
      'reads failed for as long as writes, so the run does not show that readers continue',
      `deploy two readers, so that one of them stays a reader: npx cdk deploy; then ${COMMAND}`,
    );
  }
  if (ledger.state === 'unread') return refuse(`the rows could not be read after the run: ${ledger.reason}`);
  if (ledger.lost > 0) return refuse(`${formatCount(ledger.lost)} acknowledged writes are lost`);
  return {
    state: 'passed',
    found: `${found}; 0 of ${formatCount(ledger.acknowledged)} acknowledged writes are lost. ${compare(predictedMs, writes)}`,
  };
}

function compare(predictedMs: number, { low, high }: Bracket): string {
  const prediction = `You predicted ${formatMs(predictedMs)}`;
  if (high !== null && predictedMs > high)
    return `${prediction}: too long by ${formatMs(predictedMs - high)}.`;
  if (predictedMs < low) return `${prediction}: too short by ${formatMs(low - predictedMs)}.`;
  return `${prediction}: right.`;
}
