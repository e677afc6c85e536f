import { hasClientBudget } from '../judge/clients';
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
  const count = runs.length > 1 ? `${runs.length} failovers of ` : '';
  return `${count}${plan.stackName} on ${ACCOUNT_NAMES[account]}, ${when}`;
}

/** Shown next to the headline numbers if a loopback account was measured. */
export const LOOPBACK_CAUTION =
  "Measured on a loopback account: the outage is PostgreSQL's on one machine, not Aurora's.";

/** Meaning of `held`, also in the help of the command line. */
export const HELD = `${BUDGETS_KEPT}, and reads and writes of the probe worked again before the run ended`;

/** Shown if no lane had an outage. */
export const NO_INTERRUPTION = 'no interruption on any lane';

/** Headings that the page and the text share. */
export const HEADINGS = { remarks: 'Notes', limits: 'What this run cannot show' } as const;

const VERDICT_SENTENCES: Readonly<Record<Verdict, string>> = {
  held: toSentence(HELD),
  'not-held': 'A budget was missed, or could not be proven to be met:',
  void: 'The probe itself was stalled for too long, so its timings are invalid. Run the drill again on a machine that is less busy.',
};

export function describeVerdict({ verdict, budgets, measuredAgain = [] }: Report): string {
  const sentence =
    verdict === 'held' && hasClientBudget(budgets) ? toSentence(BUDGETS_KEPT) : VERDICT_SENTENCES[verdict];
  if (measuredAgain.length === 0) return sentence;
  const again = `${formatNumberOf(measuredAgain.length, 'run')} in which the probe itself was stalled for too long`;
  return `Measured again after ${again}. ${sentence}`;
}

/** Describes which member was promoted, and whether it was predicted. */
export function describePromotion({ failover, prediction }: Run): string {
  const { predicted, newWriter, result } = prediction;
  const among = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(predicted);
  if (newWriter === null) {
    return `No new writer was observed. Predicted to take over from ${failover.previousWriter}: ${among}.`;
  }
  const promotion = `${newWriter} took over from ${failover.previousWriter}`;
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
