import { extractCommands } from '../../exercises/commands';
import { parsePage } from '../../exercises/page';

it('a page is parsed into headings, paragraphs, items, tables and code', () => {
  const page = parsePage(`# Exercise 1: title

Two lines
of text.

1. First item,
   continued.

   \`\`\`sh
   $ one
     indented
   \`\`\`

2. Second.
- Third.

| a | b |
| --- | --- |
| c | d |
`);
  expect(page).toEqual([
    { kind: 'heading', level: 1, text: 'Exercise 1: title' },
    { kind: 'paragraph', text: 'Two lines of text.' },
    { kind: 'item', marker: '1.', text: 'First item, continued.' },
    { kind: 'code', language: 'sh', lines: ['$ one', '  indented'] },
    { kind: 'item', marker: '2.', text: 'Second.' },
    { kind: 'item', marker: '-', text: 'Third.' },
    { kind: 'table', lines: ['| a | b |', '| --- | --- |', '| c | d |'] },
  ]);
});

it('the commands of a page are the lines with a prompt, each with its expected output', () => {
  const page = parsePage('```sh\n$ first\nout\n…\n$ second \\\n  continued\n```\n');
  expect(extractCommands(page)).toEqual([
    { command: 'first', exitCodes: [0], expected: ['out', '…'] },
    { command: 'second \\\n  continued', exitCodes: [0], expected: [] },
  ]);
});

it('blocks of another language, and blocks marked as not run, contain no commands', () => {
  const page = parsePage(
    '```text\n$ no\n```\n\n<!-- not run: it waits -->\n```sh\n$ no\n```\n\n```sh\n$ yes\n```\n',
  );
  expect(extractCommands(page).map(({ command }) => command)).toEqual(['yes']);
});

it('a comment before a block sets the expected exit code of its commands only', () => {
  const page = parsePage(
    '<!-- exit code: 1 -->\n```sh\n$ fails\n```\n\n```sh\n$ works\n```\n\n<!-- exit code: 0 or 1 -->\n```sh\n$ may fail\n```\n',
  );
  expect(extractCommands(page).map(({ command, exitCodes }) => [command, exitCodes])).toEqual([
    ['fails', [1]],
    ['works', [0]],
    ['may fail', [0, 1]],
  ]);
});
