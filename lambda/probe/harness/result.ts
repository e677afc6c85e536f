import type { ClientResult, ClientRun } from '../client-contract';
import { toUs } from '../lane-record';
import { encodeRuns } from '../run-length';
import type { Answer } from '../tick-contract';
import type { ClientState } from './client-state';
import type { ThreadMessage } from './messages';

/** Returns the result of a client at the end of its run. `startMs` is the run's zero on the probe's clock. */
export function toClientResult(client: ClientState, startMs: number): ClientResult {
  const { name, end } = client;
  const described = find(client, 'described');
  const facts = {
    name,
    ...(described?.lesson !== undefined && { lesson: described.lesson }),
    ...(described?.settings !== undefined && { settings: described.settings }),
  };
  if (!find(client, 'opened')) {
    const message = find(client, 'not-opened')?.message ?? end?.message ?? '';
    return { ...facts, state: 'not-opened', message };
  }
  if (find(client, 'written') || !end) {
    const closeError = find(client, 'closed') ? undefined : end?.message;
    const run = toRun(client, undefined);
    return { ...facts, state: 'ran', run, ...(closeError !== undefined && { closeError }) };
  }
  const endedMs = end.atMs - startMs;
  return {
    ...facts,
    state: end.state === 'crashed' ? 'crashed' : 'unresponsive',
    run: toRun(client, endedMs),
    endedUs: toUs(endedMs),
    message: end.message,
  };
}

/** Writes that were under way when the client's thread ended. */
const CLIENT_ENDED: Answer = {
  outcome: 'indeterminate',
  phase: 'answering',
  cause: 'client-ended',
  message: "the client's thread ended before the client answered",
};

const DROPPED: Answer = { outcome: 'dropped' };

/** `endedMs`: when the client's thread ended during the run, from the run's zero. */
function toRun({ columns, messages, plan }: ClientState, endedMs: number | undefined): ClientRun {
  const answers = messages.flatMap((message) => (message.step === 'answered' ? [message.answer] : []));
  const indexOf = (answer: Answer) => {
    if (!answers.includes(answer)) answers.push(answer);
    return answers.indexOf(answer);
  };
  const ticks = columns.ticks().map((tick, index) => {
    if (tick.state === 'ended') return tick;
    const isUnderWay = tick.state === 'under-way';
    const afterDueUs = toUs((endedMs ?? 0) - (plan.offsetMs + index * plan.periodMs));
    const lateUs = isUnderWay ? tick.lateUs : Math.max(0, afterDueUs);
    return {
      lateUs,
      endedUs: Math.max(lateUs, afterDueUs),
      answer: indexOf(isUnderWay ? CLIENT_ENDED : DROPPED),
    };
  });
  const { periodMs, offsetMs } = plan;
  return {
    periodMs,
    offsetMs,
    ticks: plan.ticks,
    answers,
    answerRuns: encodeRuns(ticks.map(({ answer }) => answer)),
    lateUsByTick: ticks.map(({ lateUs }) => lateUs),
    endedUsByTick: ticks.map(({ endedUs }) => endedUs),
    stalls: messages.flatMap((message) => (message.step === 'written' ? message.stalls : [])),
    lateAnswers: columns.counter('lateAnswers'),
    connectionsOpened: columns.counter('connectionsOpened'),
    // The system closes the connections of a thread that has ended.
    connectionsLeft: endedMs === undefined ? columns.counter('connectionsOpen') : 0,
  };
}

function find<Step extends ThreadMessage['step']>(
  { messages }: ClientState,
  step: Step,
): Extract<ThreadMessage, { step: Step }> | undefined {
  return messages.find((message): message is Extract<ThreadMessage, { step: Step }> => message.step === step);
}
