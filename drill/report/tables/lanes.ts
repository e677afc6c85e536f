import type { AnswerCount, Lane } from '../../report-format/lane';
import { formatCount, formatMs, formatOffset } from '../../report-format/number-text';
import type { Run } from '../../report-format/run';
import type { Table } from './table';
import { NOTHING, toTable } from './table';

/** Table of each lane's ticks: outcomes, unavailable time, answer times. */
export function tableLanes({ lanes }: Run): Table {
  return toTable(
    'Lanes',
    [
      ['lane', ({ name }) => name],
      ['ticks#', ({ ticks }) => formatCount(ticks)],
      ['ok#', (lane) => count(lane, 'ok')],
      ['failed#', (lane) => count(lane, 'failed')],
      ['indeterminate#', (lane) => count(lane, 'indeterminate')],
      ['dropped#', (lane) => count(lane, 'dropped')],
      ['unavailable#', ({ unavailableMs }) => duration(unavailableMs)],
      ['slow#', ({ slowMs }) => duration(slowMs)],
      ['answer p50#', ({ latencyMs }) => duration(latencyMs.p50)],
      ['p99#', ({ latencyMs }) => duration(latencyMs.p99)],
      ['max#', ({ latencyMs }) => duration(latencyMs.max)],
      ['start delay p99#', ({ lateMs }) => duration(lateMs.p99)],
    ],
    lanes,
  );
}

/** Table of the answers that each lane received, with their members and times. */
export function tableAnswers({ lanes, requestedMs }: Run): Table {
  const answers = lanes.flatMap((lane) => lane.answers.map((answer) => ({ lane, ...answer })));
  return toTable(
    'Answers',
    [
      ['lane', ({ lane }) => lane.name],
      ['answer', describeAnswer],
      ['from', ({ member }) => member ?? NOTHING],
      ['ticks#', ({ ticks }) => formatCount(ticks)],
      ['first#', ({ firstMs }) => formatOffset(firstMs - requestedMs)],
      ['last#', ({ lastMs }) => formatOffset(lastMs - requestedMs)],
    ],
    answers,
  );
}

function describeAnswer(answer: AnswerCount): string {
  const { outcome, readOnly } = answer;
  if (outcome === 'ok') return readOnly ? 'ok, as reader' : 'ok, as writer';
  if (outcome === 'dropped') return 'dropped: too many ticks were unanswered';
  return describeError(answer);
}

/** Describes an answer that is an error: its outcome, cause and message. */
export function describeError({ outcome, cause, code, message }: AnswerCount): string {
  const seen = code === undefined || message?.includes(code) ? message : `${message} (${code})`;
  return `${outcome}, ${cause}: ${seen}`;
}

function count(lane: Lane, outcome: AnswerCount['outcome']): string {
  const ticks = lane.answers
    .filter((answer) => answer.outcome === outcome)
    .reduce((sum, answer) => sum + answer.ticks, 0);
  return ticks === 0 ? NOTHING : formatCount(ticks);
}

function duration(ms: number | null): string {
  return ms === null || ms === 0 ? NOTHING : formatMs(ms);
}
