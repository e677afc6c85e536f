import type { ClientResult } from '../../lambda/probe/client-contract';
import { formatMs, formatNumberOf } from '../report-format/number-text';

/** Describes why a client could not run. */
export function noteNotOpened(message: string): string {
  return `it could not be opened: ${message}`;
}

/** Lists facts about a client that its figures do not show. */
export function listClientNotes(
  result: Exclude<ClientResult, { state: 'not-opened' }>,
  { foreignRows, blindMs }: { readonly foreignRows: number; readonly blindMs: number },
): string[] {
  const { lateAnswers, connectionsLeft } = result.run;
  const notes: (string | false)[] = [
    result.state === 'crashed' && `it crashed: ${result.message}`,
    result.state === 'unresponsive' && result.message,
    lateAnswers > 0 &&
      `${formatNumberOf(lateAnswers, 'answer')} came after the deadline, when the write already counted as an error`,
    blindMs > 0 &&
      `it was silent for ${formatMs(blindMs)} because its thread or the probe was stalled, which could hide an outage`,
    result.state === 'ran' &&
      result.closeError !== undefined &&
      `it could not be closed: ${result.closeError}`,
    connectionsLeft > 0 &&
      `${formatNumberOf(connectionsLeft, 'connection')} remained open after it was closed`,
    foreignRows > 0 && `${formatNumberOf(foreignRows, 'row')} with a key that it never received`,
  ];
  return notes.filter((note) => note !== false);
}
