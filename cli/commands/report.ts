import type { Command } from 'commander';
import type { ReportOptions } from './report/render-again';
import { junitOption } from './shared-options';

export function addReport(program: Command): void {
  program
    .command('report')
    .description('render a saved report again, as text and as an HTML page')
    .argument('<file>', 'path of a report.json')
    .option('--out <folder>', 'folder for the page, report.html (default: the folder of <file>)')
    .addOption(junitOption())
    .action(async (file: string, options: ReportOptions) => {
      const { renderAgain } = await import('./report/render-again');
      await renderAgain(file, options);
    });
}
