import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureOrSkip, skipTests } from 'aurora-loopback/testing/skip';
import { parseReport } from '../../../drill/report-format/parse';
import type { Report } from '../../../drill/report-format/report';
import { LabRun } from '../lab-run';

/**
 * Runs `lab drill` to its end, and once more if the drill is void. Skips the tests of the block if the second drill is void
 * too. For drills with `--aws`, which do not measure void runs again themselves. Must be called in `beforeAll`.
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

/** Skips the tests of the block if the drill is still void after it measured again. Must be called in `beforeAll`. */
export function skipIfVoid(run: LabRun): void {
  const reason = findVoidReason(run);
  if (reason !== undefined) skipTests(reason);
}

/** Returns the report that the run has saved; undefined if it has not saved one. */
export function savedReport({ outFolder }: LabRun): Report | undefined {
  const file = join(outFolder, 'report.json');
  return existsSync(file) ? parseReport(readFileSync(file, 'utf8')) : undefined;
}

/** Waits until a drill has ended, and returns its report. Throws with its output if it saved none. */
export async function endedReport(run: LabRun): Promise<Report> {
  await run.ended;
  const report = savedReport(run);
  if (report === undefined) throw new Error(`the drill saved no report:\n${run.stderr}`);
  return report;
}

/** Describes why the drill is void, with its stalls; undefined if it is not void. */
function findVoidReason(run: LabRun): string | undefined {
  const report = savedReport(run);
  if (report?.verdict !== 'void') return undefined;
  const again = (report.measuredAgain ?? []).flatMap(({ reasons }) => reasons);
  return `the drill is void: ${[...again, ...report.reasons].join('; ')}`;
}
