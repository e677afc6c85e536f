import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReport } from '../../../drill/report-format/parse';
import type { Report } from '../../../drill/report-format/report';
import { LabRun } from '../lab-run';

/** Exit codes of a drill that keeps every budget, by verdict. On a machine that is too busy the run is void. */
export const KEPT: Readonly<Record<string, number>> = { held: 0, void: 4 };

/** Runs `lab drill` to its end. Runs it once more if it is void, as on a machine that is too busy. */
export async function measuredDrill(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  begun: (run: LabRun) => void = () => {},
): Promise<LabRun> {
  const start = async () => {
    const run = new LabRun(['drill', ...args], env);
    begun(run);
    await run.ended;
    return run;
  };
  const first = await start();
  return savedReport(first)?.verdict === 'void' ? start() : first;
}

/** Returns the report that the run has saved; undefined if it has not saved one. */
export function savedReport({ outFolder }: LabRun): Report | undefined {
  const file = join(outFolder, 'report.json');
  return existsSync(file) ? parseReport(readFileSync(file, 'utf8')) : undefined;
}
