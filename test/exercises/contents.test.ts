import { EXERCISES } from '../../exercises/all';
import { readPage } from '../../exercises/page';

it.each(EXERCISES)(
  'the table of contents has the title and the time of exercise $number',
  async (exercise) => {
    const { number, folder, title } = exercise;
    const row = (await readPage('')).split('\n').find((line) => line.startsWith(`| ${number} |`));
    const [, link, , time] = (row ?? '').split('|').slice(1, -1);
    expect([link?.trim(), Number(time)]).toEqual([
      `[${title}](${folder}/README.md)`,
      await readMinutes(folder),
    ]);
  },
);

it('the contents name the total of the times, which is less than an hour', async () => {
  const minutes = await Promise.all(EXERCISES.map(({ folder }) => readMinutes(folder)));
  const total = minutes.reduce((sum, each) => sum + each);
  expect(await readPage('')).toContain(`Together ${total} minutes `);
  expect(total).toBeLessThan(60);
});

async function readMinutes(folder: string): Promise<number> {
  const [, minutes] = /Time: (\d+) minutes/.exec(await readPage(folder)) ?? [];
  return Number(minutes);
}
