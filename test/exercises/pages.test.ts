import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram } from '../../cli/program';
import { EXERCISES } from '../../exercises/all';
import { extractCommands } from '../../exercises/commands';
import type { Block } from '../../exercises/page';
import { parsePage, readPage } from '../../exercises/page';
import { repository } from '../support/repository';

const SECTIONS = ['Predict', 'Do', 'Why', 'Check', 'On AWS', 'Go further'];
const MAX_LINES = 90;

it('every folder of an exercise is in the table, in the order of the numbers', () => {
  const folders = readdirSync(join(repository, 'exercises'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  expect(EXERCISES.map(({ folder }) => folder)).toEqual(folders);
  expect(EXERCISES.map(({ number }) => number)).toEqual(folders.map((name) => Number(name.slice(0, 2))));
});

describe.each(EXERCISES)('the page of exercise $number', ({ number, folder, title, answers }) => {
  let markdown: string;
  let page: readonly Block[];
  beforeAll(async () => {
    markdown = await readPage(folder);
    page = parsePage(markdown);
  });
  const commands = () => extractCommands(page).map(({ command }) => command);

  it('has the title of the exercise', () => {
    expect(page[0]).toEqual({ kind: 'heading', level: 1, text: `Exercise ${number}: ${title}` });
  });

  it('has the sections of every page, in their order', () => {
    const found = page.flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [block.text] : [],
    );
    expect(SECTIONS.filter((section) => found.includes(section))).toEqual(found);
    expect(found).toEqual(expect.arrayContaining(SECTIONS.slice(1)));
  });

  it(`has at most ${MAX_LINES} lines`, () => {
    expect(markdown.trimEnd().split('\n').length).toBeLessThanOrEqual(MAX_LINES);
  });

  it('names time and cost at the top', () => {
    expect(page[1]).toMatchObject({
      kind: 'paragraph',
      text: expect.stringMatching(/Time: .*Cost on AWS: /),
    });
  });

  it('stores every answer that the check needs, and ends with the check', () => {
    if (answers.length > 0) expect(commands().join('\n')).toContain(`lab -- answer ${number} `);
    expect(commands().at(-1)).toMatch(new RegExp(`lab -- check ${number}$`));
  });

  it('uses only commands of the lab that exist', () => {
    const names = createProgram({ exitCode: 0 }).commands.map((command) => command.name());
    for (const [, name] of markdown.matchAll(/npm run (?:-s )?lab -- ([a-z]+)/g))
      expect(names).toContain(name);
  });
});
