import { appendFile, stat } from 'node:fs/promises';
import { shorten } from '../../../drill/report/markdown/shorten';
import { renderSummary } from '../../../drill/report/markdown/summary';
import type { Report } from '../../../drill/report-format/report';

/** Largest summary of a step. All commands of a step write to one file, and GitHub rejects a larger file as a whole. */
const MAX_BYTES = 1024 * 1024;

/**
 * Appends a summary of the report to the file that GitHub Actions names in `GITHUB_STEP_SUMMARY`. Does nothing if the
 * variable is not set. If the summary cannot be written, the drill does not fail: the verdict and the report are complete.
 */
export async function appendStepSummary(report: Report, page: string): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  try {
    const usedBytes = (await stat(file).catch(() => undefined))?.size ?? 0;
    await appendFile(file, shorten(renderSummary(report, page), MAX_BYTES - usedBytes));
  } catch (error) {
    console.error(`warning: the summary cannot be written to ${file}: ${(error as Error).message}`);
  }
}
