import { listCauses } from '../judge/cause-summary';
import { hasClientBudget } from '../judge/clients';
import type { CauseEffect } from '../report-format/cause';
import { formatCount, formatMs, formatNumberOf } from '../report-format/number-text';
import type { Report } from '../report-format/report';
import type { Run } from '../report-format/run';
import type { Verdict } from '../report-format/verdict';
import { BUDGETS_KEPT } from '../report-format/verdict';

const ACCOUNT_NAMES: Readonly<Record<Report['account'], string>> = {
  aws: 'AWS',
  loopback: 'a loopback account',
};

/** Describes the stack, the account and the time of the report. */
export function describeSubject({ plan, account, createdAt, runs }: Report): string {
  const when = `${createdAt.slice(0, 10)} ${createdAt.slice(11, 16)} UTC`;
  const causes = listCauses(runs);
  const isRequested = causes.every((cause) => cause === 'request');
  const count = runs.length > 1 ? `${runs.length} ${isRequested ? 'failovers' : 'runs'} of ` : '';
  const cause = isRequested
    ? ''
    : `, ${causes.length > 1 ? `${causes.length} causes` : `cause ${causes[0]}`}`;
  return `${count}${plan.stackName} on ${ACCOUNT_NAMES[account]}${cause}, ${when}`;
}

/** Shown next to the headline numbers if a loopback account was measured. */
export const LOOPBACK_CAUTION =
  "Measured on a loopback account: the outage is PostgreSQL's on one machine, not Aurora's.";

/** Meaning of `held`, also in the help of the command line. */
export const HELD = `${BUDGETS_KEPT}, and reads and writes of the probe worked again before the run ended`;

/** Shown if no lane had an outage. */
export const NO_INTERRUPTION = 'no interruption on any lane';

/** Headings that the page and the text share. */
export const HEADINGS = {
  left: 'Left in the cluster',
  remarks: 'Notes',
  comparison: 'Compared with the baseline',
  limits: 'What this run cannot show',
} as const;

const VERDICT_SENTENCES: Readonly<Record<Verdict, string>> = {
  held: toSentence(HELD),
  'not-held': 'A budget was missed, or could not be proven to be met:',
  void: 'The probe itself was stalled for too long, so its timings are invalid. Run the drill again on a machine that is less busy.',
};

export function describeVerdict(report: Report): string {
  const { measuredAgain = [] } = report;
  const sentence = describeJudgement(report);
  if (measuredAgain.length === 0) return sentence;
  const again = `${formatNumberOf(measuredAgain.length, 'run')} in which the probe itself was stalled for too long`;
  return `Measured again after ${again}. ${sentence}`;
}

function describeJudgement({ verdict, budgets, comparison }: Report): string {
  const sentence =
    verdict === 'held' && hasClientBudget(budgets) ? toSentence(BUDGETS_KEPT) : VERDICT_SENTENCES[verdict];
  return comparison === undefined || verdict === 'void'
    ? sentence
    : { held: `${sentence} ${NO_REGRESSION}`, 'not-held': NOT_HELD_OR_WORSE }[verdict];
}

const NO_REGRESSION = 'Nothing is certainly worse than in the baseline.';

const NOT_HELD_OR_WORSE =
  'A budget was missed, or could not be proven to be met; or the drill is worse than its baseline, or cannot be compared with it:';

/** Names what a run measured. */
export function nameRun({ cause }: Run): string {
  return cause.name === 'request' ? 'The failover' : `The cause ${cause.name}`;
}

/** Describes the cause of a run: its name, its moment, and its effect on the writer and its connections. */
export function describeCause(run: Run): string {
  const { name, action, requestedAt, sockets } = run.cause;
  const cause = `Cause ${name}: ${action}, at ${requestedAt.slice(11, -1)} UTC.`;
  return [cause, describePromotion(run), ...(sockets ? [SOCKETS[sockets]] : [])].join(' ');
}

const SOCKETS: Readonly<Record<NonNullable<CauseEffect['sockets']>, string>> = {
  reset: 'Connections to the writer were reset, so their clients noticed at once.',
  silent: 'Connections to the writer fell silent, so their clients noticed only by a time limit.',
  kept: 'Connections to the writer stayed open.',
};

/** Describes what happened to the writer: which member was promoted, and whether it was predicted. */
export function describePromotion({ failover, prediction, cause }: Run): string {
  const { previousWriter, state } = failover;
  const { predicted, newWriter, result } = prediction;
  const among = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(predicted);
  if (state === 'nothing-seen') {
    return `The failover function saw no effect on the cluster: ${previousWriter} stayed the writer.`;
  }
  if (state === 'role-unchanged') {
    if (newWriter !== null) {
      return `${newWriter} took over from ${previousWriter} for a while. ${previousWriter} is the writer again.`;
    }
    return `${previousWriter} ${cause.inPlaceRestart ? 'restarted in place and ' : ''}stayed the writer.`;
  }
  if (newWriter === null) {
    if (predicted.length === 0) return 'No new writer was observed, and no reader could be promoted.';
    return `No new writer was observed. Predicted to take over from ${previousWriter}: ${among}.`;
  }
  const promotion = `${newWriter} took over from ${previousWriter}`;
  if (predicted.length === 0) return `${promotion}.`;
  if (result !== 'as predicted') return `${promotion}, but ${among} was predicted.`;
  return predicted.length === 1 ? `${promotion}, as predicted.` : `${promotion}, as predicted (${among}).`;
}

/** Describes for each read lane how many reads missed a write acknowledged before the read started. */
export function describeStaleReads({ lanes }: Run): string[] {
  return lanes.flatMap(({ name, staleReads }) => {
    if (!staleReads) return [];
    const { reads, stale, maxMs } = staleReads;
    const age = stale === 0 ? '' : `, by up to ${formatMs(maxMs)}`;
    return [
      `${formatCount(stale)} of ${formatCount(reads)} reads on ${name} missed a write acknowledged before the read started${age}.`,
    ];
  });
}

/** Turns a reason or remark into a sentence. */
export function toSentence(text: string): string {
  return endSentence(text.charAt(0).toUpperCase() + text.slice(1));
}

/** Adds a full stop to a sentence that has no end. */
export function endSentence(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
