import type { ClientFacts, ClientResult } from '../../lambda/probe/client-contract';
import type { ProbeResult } from '../../lambda/probe/contract';
import type { RunClient } from '../report-format/client';
import { judgedOutages } from '../report-format/judged-outages';
import type { AnswerCount } from '../report-format/lane';
import { findLongestBracket } from '../report-format/longest-outage';
import type { Span } from '../report-format/span';
import { countAnswers } from './answers';
import { listClientNotes, noteNotOpened } from './client-notes';
import type { ClientRows } from './client-rows';
import { findClientRows } from './client-rows';
import { markEarlierOutages } from './earlier-outages';
import { findOutages } from './outages';
import { mergeSpans, roundMs, unionMs } from './spans';
import { toStallSpans } from './stalls';
import { toStrip } from './strip';
import type { Tick } from './ticks';
import { decodeTicks, isOk, waitMs } from './ticks';

/** Finds the outages of each client, counts its writes and compares them with its rows. `stalls` are those of the probe. */
export function findClients(
  { clients, ledger }: ProbeResult,
  stalls: readonly Span[],
  judgedFromMs: number,
): RunClient[] {
  return clients.map((result) => {
    if (result.state === 'not-opened') {
      const { name, state, message } = result;
      return { name, state, ...describe(result), notes: [noteNotOpened(message)] };
    }
    const ticks = decodeTicks({ ...result.run, name: `client ${result.name}` });
    return findClient(result, ticks, findClientRows(result.name, ticks, ledger), stalls, judgedFromMs);
  });
}

function findClient(
  result: Exclude<ClientResult, { state: 'not-opened' }>,
  ticks: readonly Tick[],
  { foreignRows, ...counts }: ClientRows,
  probeStalls: readonly Span[],
  judgedFromMs: number,
): RunClient {
  const { name, state, run } = result;
  const { periodMs } = run;
  // A client that is stalled, like a probe that is stalled, stamps its answers late.
  const stalls = mergeSpans([...toStallSpans(run.stalls), ...probeStalls]);
  const { outages: found, blind } = findOutages(ticks, periodMs, stalls);
  const outages = markEarlierOutages(found, judgedFromMs);
  const blindMs = roundMs(unionMs(blind));
  const answered = ticks.filter(({ answer }) => answer.outcome !== 'dropped');
  return {
    name,
    state,
    asked: ticks.length,
    acknowledged: ticks.filter(isOk).length,
    errorsToCaller: answered.filter((tick) => !isOk(tick)).length,
    outageMs: findLongestBracket(judgedOutages({ outages })),
    staleMs: findStaleMs(answered),
    ...counts,
    worstWaitMs: roundMs(answered.reduce((most, tick) => Math.max(most, waitMs(tick)), 0)),
    connectionsOpened: run.connectionsOpened,
    crashedAtMs: result.state === 'crashed' ? roundMs(result.endedUs / 1000) : null,
    blindMs,
    periodMs,
    outages,
    answers: countAnswers(ticks).map(withoutMember),
    strip: toStrip(ticks, periodMs),
    ...describe(result),
    notes: listClientNotes(result, { foreignRows, blindMs }),
  };
}

function describe({ lesson, settings }: ClientFacts): Pick<RunClient, 'lesson' | 'settings'> {
  const texts = settings && Object.entries(settings).map(([name, value]) => [name, String(value)]);
  return { ...(lesson !== undefined && { lesson }), ...(texts && { settings: Object.fromEntries(texts) }) };
}

/** Returns the time from the first to the last write that a reader refused: meanwhile the client used connections to it. */
function findStaleMs(ticks: readonly Tick[]): number {
  const refusedMs = ticks
    .flatMap(({ answer, endedMs }) => ('cause' in answer && answer.cause === 'read-only' ? [endedMs] : []))
    .sort((one, other) => one - other);
  return roundMs((refusedMs.at(-1) ?? 0) - (refusedMs[0] ?? 0));
}

/** Omits the member of an acknowledgement: a client does not report which member answered. */
function withoutMember(count: AnswerCount): AnswerCount {
  if (count.outcome !== 'ok') return count;
  const { member: _, readOnly: __, ...answer } = count;
  return answer;
}
