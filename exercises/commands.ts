import type { Block, CodeBlock } from './page';

/** Command on a page, with the output that the page shows below it. */
export interface PageCommand {
  readonly command: string;
  /**
   * Expected exit codes: those of the remark before the block, such as `<!-- exit code: 1 -->` or, for a drill whose verdict
   * depends on chance, `<!-- exit code: 0 or 1 -->`. @default 0
   */
  readonly exitCodes: readonly number[];
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
  const exitCodes = (/^exit code: (\d+(?: or \d+)*)$/.exec(remark)?.[1] ?? '0').split(' or ').map(Number);
  const commands: { command: string; exitCodes: number[]; expected: string[] }[] = [];
  for (const line of lines) {
    const last = commands.at(-1);
    if (line.startsWith(PROMPT)) {
      commands.push({ command: line.slice(PROMPT.length), exitCodes, expected: [] });
    } else if (last?.expected.length === 0 && last.command.endsWith('\\')) {
      last.command += `\n${line}`;
    } else {
      last?.expected.push(line);
    }
  }
  return commands;
}
