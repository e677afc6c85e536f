import type { ClientResult, ClientRun } from '../../../lambda/probe/client-contract';
import type { Ledger } from '../../../lambda/probe/ledger-contract';
import type { Tick } from './decode-ticks';
import { decodeTicks, expandRanges } from './decode-ticks';

/** Writes of one client in a run, and their rows. */
export interface ClientCourse {
  readonly name: string;
  readonly state: 'ran' | 'crashed' | 'unresponsive';
  /** Time at which the client's thread ended, in milliseconds from the run's zero, if it ended during the run. */
  readonly endedMs: number | undefined;
  readonly run: ClientRun;
  readonly ticks: readonly Tick[];
  /** Ticks that have a row, in ascending order. */
  readonly stored: readonly number[];
  /** Ticks that have more than one row, and the number of their rows: flat pairs. */
  readonly repeated: readonly number[];
  readonly foreignRows: number;
}

/** @throws if the client did not run, or the rows could not be read */
export function toCourse(result: ClientResult, ledger: Ledger): ClientCourse {
  if (result.state === 'not-opened') throw new Error(`${result.name} did not open: ${result.message}`);
  if (ledger.state !== 'read') throw new Error(`the ledger was not read: ${ledger.reason}`);
  const { name, state, run } = result;
  const rows = ledger.clients.find(({ client }) => client === name);
  if (!rows) throw new Error(`the ledger does not contain ${name}`);
  return {
    ...{ name, state, run },
    endedMs: 'endedUs' in result ? result.endedUs / 1000 : undefined,
    ticks: decodeTicks(run),
    stored: expandRanges(rows.found),
    repeated: rows.repeated,
    foreignRows: rows.foreignRows,
  };
}

/** Returns the ticks that the client acknowledged. */
export function acknowledgedTicks({ ticks }: ClientCourse): number[] {
  return ticks.flatMap(({ answer }, tick) => (answer.outcome === 'ok' ? [tick] : []));
}
