import { EXERCISES } from '../../exercises/all';
import { readPage } from '../../exercises/page';

it.each(EXERCISES)(
  'the table of contents has the title and the time of exercise $number',
  async (exercise) => {
    const { number, folder, title } = exercise;
    const [, minutes] = /Time: (\d+) minutes/.exec(await readPage(folder)) ?? [];
    const row = (await readPage('')).split('\n').find((line) => line.startsWith(`| ${number} |`));
    const [, link, , time] = (row ?? '').split('|').slice(1, -1);
    expect([link?.trim(), time?.trim()]).toEqual([`[${title}](${folder}/README.md)`, minutes]);
  },
);
