import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReport } from '../../../drill/report-format/parse';
import type { Report } from '../../../drill/report-format/report';
import { LabRun } from '../lab-run';
import { measureOrSkip, skipTests } from '../skip';

/**
 * `lab drill` to its end, and once more if it is void. If it is void again, the tests of the block are skipped. Call it
 * in `beforeAll`, for a drill that does not measure void runs again itself: with `--aws`.
 */
export function measuredDrill(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  begun: (run: LabRun) => void = () => {},
): Promise<LabRun> {
  const measure = async () => {
    const run = new LabRun(['drill', ...args], env);
    begun(run);
    await run.ended;
    return run;
  };
  return measureOrSkip(measure, findVoidReason);
}

/** Skips the tests of the block if the drill is void, though it measured again what was void. Call it in `beforeAll`. */
export function skipIfVoid(run: LabRun): void {
  const reason = findVoidReason(run);
  if (reason !== undefined) skipTests(reason);
}

/** The report that a run has saved, if it has saved one. */
export function savedReport({ outFolder }: LabRun): Report | undefined {
  const file = join(outFolder, 'report.json');
  return existsSync(file) ? parseReport(readFileSync(file, 'utf8')) : undefined;
}

/** The reasons name the stalls. */
function findVoidReason(run: LabRun): string | undefined {
  const report = savedReport(run);
  if (report?.verdict !== 'void') return undefined;
  const again = (report.measuredAgain ?? []).flatMap(({ reasons }) => reasons);
  return `the drill is void: ${[...again, ...report.reasons].join('; ')}`;
}
