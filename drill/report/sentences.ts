import { formatCount, formatMs, formatNumberOf } from '../report-format/number-text';
import type { Report } from '../report-format/report';
import type { Run } from '../report-format/run';
import type { Verdict } from '../report-format/verdict';
import { BUDGETS_KEPT } from '../report-format/verdict';

const ACCOUNT_NAMES: Readonly<Record<Report['account'], string>> = {
  aws: 'AWS',
  loopback: 'a loopback account',
};

/** Stack, account and time of the report. */
export function describeSubject({ plan, account, createdAt, runs }: Report): string {
  const when = `${createdAt.slice(0, 10)} ${createdAt.slice(11, 16)} UTC`;
  const count = runs.length > 1 ? `${runs.length} failovers of ` : '';
  return `${count}${plan.stackName} on ${ACCOUNT_NAMES[account]}, ${when}`;
}

/** Shown next to the first numbers of a loopback account. */
export const LOOPBACK_CAUTION =
  "Measured on a loopback account: the outage is PostgreSQL's on one machine, not Aurora's.";

/** Meaning of `held`; the command line's help says the same. */
export const HELD = `${BUDGETS_KEPT}, and everything worked again before the run ended`;

/** Where no lane had an outage. */
export const SERVED_THROUGHOUT = 'every lane was served throughout';

/** Headings of the page and of the text alike. */
export const HEADINGS = { remarks: 'To bear in mind', limits: 'What this cannot tell' } as const;

const VERDICT_SENTENCES: Readonly<Record<Verdict, string>> = {
  held: toSentence(HELD),
  'not-held': 'This did not hold, or is not shown to have held:',
  void: 'The probe itself stood still for too long: its figures are not to be used. Run the drill again on a machine that is less busy.',
};

export function describeVerdict({ verdict, measuredAgain = [] }: Report): string {
  if (measuredAgain.length === 0) return VERDICT_SENTENCES[verdict];
  const again = `${formatNumberOf(measuredAgain.length, 'run')} in which the probe itself stood still for too long`;
  return `Measured again after ${again}. ${VERDICT_SENTENCES[verdict]}`;
}

/** Says which member was promoted, and whether it was predicted. */
export function describePromotion({ failover, prediction }: Run): string {
  const { predicted, newWriter, result } = prediction;
  const among = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(predicted);
  if (newWriter === null) {
    return `${failover.previousWriter} was to be followed by ${among}; no new writer was seen.`;
  }
  const promotion = `${newWriter} took over from ${failover.previousWriter}`;
  if (result !== 'as predicted') return `${promotion}, though ${among} was predicted.`;
  return predicted.length === 1 ? `${promotion}, as predicted.` : `${promotion}, as predicted: ${among}.`;
}

/** Says of each lane how many reads missed a write that had been acknowledged before. */
export function describeStaleReads({ lanes }: Run): string[] {
  return lanes.flatMap(({ name, staleReads }) => {
    if (!staleReads) return [];
    const { reads, stale, maxMs } = staleReads;
    const age = stale === 0 ? '' : `, by up to ${formatMs(maxMs)}`;
    return [
      `${formatCount(stale)} of ${formatCount(reads)} reads of ${name} missed a write that had been acknowledged before${age}.`,
    ];
  });
}

/** A reason or remark as a sentence. */
export function toSentence(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
