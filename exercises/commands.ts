import type { Block, CodeBlock } from './page';

/** Command on a page, with the output that the page shows below it. */
export interface PageCommand {
  readonly command: string;
  /** Expected exit code: that of the remark `<!-- exit code: 1 -->` before the block. @default 0 */
  readonly exitCode: number;
  /** Lines of the expected output. A line `…` means any number of lines. */
  readonly expected: readonly string[];
}

/** Begins a command in a block of the language `sh`. */
const PROMPT = '$ ';

/** Extracts the commands of a page, in order. Blocks with the remark `not run: REASON` are for the reader only. */
export function extractCommands(page: readonly Block[]): PageCommand[] {
  return page
    .filter((block) => block.kind === 'code')
    .filter(({ language, remark = '' }) => language === 'sh' && !/^not run\b/.test(remark))
    .flatMap(readCommands);
}

function readCommands({ lines, remark = '' }: CodeBlock): PageCommand[] {
  const exitCode = Number(/^exit code: (\d+)$/.exec(remark)?.[1] ?? 0);
  const commands: { command: string; exitCode: number; expected: string[] }[] = [];
  for (const line of lines) {
    const last = commands.at(-1);
    if (line.startsWith(PROMPT)) {
      commands.push({ command: line.slice(PROMPT.length), exitCode, expected: [] });
    } else if (last?.expected.length === 0 && last.command.endsWith('\\')) {
      last.command += `\n${line}`;
    } else {
      last?.expected.push(line);
    }
  }
  return commands;
}
