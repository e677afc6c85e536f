import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReport } from '../../../drill/report-format/parse';
import type { Report } from '../../../drill/report-format/report';
import { LabRun } from '../lab-run';

/** What a drill may come to whose every budget is kept: on a machine too busy to measure it is void. */
export const KEPT: Readonly<Record<string, number>> = { held: 0, void: 4 };

/** `lab drill` to its end. On a machine too busy to measure it is void; then it is run once again. */
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

/** What the run has saved, if it is a report. */
export function savedReport({ outFolder }: LabRun): Report | undefined {
  const file = join(outFolder, 'report.json');
  return existsSync(file) ? parseReport(readFileSync(file, 'utf8')) : undefined;
}
