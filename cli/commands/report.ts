import type { Command } from 'commander';
import type { ReportOptions } from './report/render-again';

export function addReport(program: Command): void {
  program
    .command('report')
    .description('render a saved report again, as text and as a page')
    .argument('<file>', 'the report.json of a drill')
    .option('--out <folder>', 'folder of the page, report.html (default: that of the file)')
    .action(async (file: string, options: ReportOptions) => {
      const { renderAgain } = await import('./report/render-again');
      await renderAgain(file, options);
    });
}
