import type { DrillError } from '../../../drill/aws/drill-error';
import type { CauseName } from '../../../drill/report-format/cause';
import type { Report } from '../../../drill/report-format/report';
import type { DrillEvent } from '../../../drill/run/events';
import type { DrillPlan } from '../../../drill/run/plan';
import { runDrill } from '../../../drill/run-drill';
import { plan } from './drill-plan';
import { InstantTime } from './instant-time';
import type { Script } from './scripted-account';
import { ScriptedAccount } from './scripted-account';

export interface ScriptedDrill {
  readonly account: ScriptedAccount;
  readonly time: InstantTime;
  readonly events: readonly DrillEvent[];
  /** Absent if the drill failed. */
  readonly report?: Report;
  /** Absent if the drill ended with a report. */
  readonly error?: DrillError;
}

/** Runs a drill of one cause on a scripted account. */
export async function playCause(
  cause: CauseName,
  script: Script = {},
  changes: Partial<DrillPlan> = {},
  hooks: { readonly signal?: AbortSignal; readonly listen?: (event: DrillEvent) => void } = {},
): Promise<ScriptedDrill> {
  const account = new ScriptedAccount(script);
  const time = new InstantTime();
  const events: DrillEvent[] = [];
  const listen = (event: DrillEvent) => {
    events.push(event);
    hooks.listen?.(event);
  };
  const { signal = new AbortController().signal } = hooks;
  const drill = runDrill(account.clients, { ...plan, causes: [cause], ...changes }, listen, signal, time);
  const outcome = await drill.then(
    (report) => ({ report }),
    (error: DrillError) => ({ error }),
  );
  return { account, time, events, ...outcome };
}

/** Returns what a drill changed, by its events. */
export function changesOf({ events }: ScriptedDrill) {
  return events.flatMap((event) => (event.state === 'changed' ? event.left : []));
}
