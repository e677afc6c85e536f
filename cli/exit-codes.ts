import type { Verdict } from '../drill/report-format/verdict';

/** The lab's exit codes. README.md and docs/measurement.md list them too. */
export const EXIT = { held: 0, notHeld: 1, usage: 2, environment: 3, void: 4, interrupted: 130 } as const;

/** A void run can simply be measured again, but an environment problem has to be fixed first, so their codes differ. */
export const EXIT_OF_VERDICT: Readonly<Record<Verdict, number>> = {
  held: EXIT.held,
  'not-held': EXIT.notHeld,
  void: EXIT.void,
};

/** Meanings, as printed in the help. */
const MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  held: 'held: every budget was kept, and reads and writes of the probe worked again before the run ended',
  notHeld:
    'not held: a budget was missed or could not be proven to be met, an outage had not ended, or the drill is worse than its baseline',
  usage: 'invalid command line',
  environment:
    'environment problem: the drill could not run, --fail-back failed, or the lab could not be removed; in the last two cases a drill that is not held still ends with exit code 1',
  void: 'void: the probe was stalled for too long, so its timings are invalid; measure again',
  interrupted: 'interrupted before the report',
};

/** Renders one line for each exit code. */
export function renderExitCodes(): string {
  const names = Object.keys(EXIT) as (keyof typeof EXIT)[];
  return names.map((name) => `  ${String(EXIT[name]).padStart(3)}  ${MEANINGS[name]}`).join('\n');
}
