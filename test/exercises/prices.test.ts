import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage } from '../../exercises/page';
import { INSTANCE_ACU, PRICES_USD, renderHourlyPrice, renderUsd } from '../../exercises/prices';
import { parseConfig } from '../../lib/config';
import { repository } from '../support/repository';

it('renders the price of an hour', () => {
  expect(renderHourlyPrice(3)).toBe('$0.18 an hour when idle, $1.44 at the maximum');
  expect([0.1, 0.021, 12].map(renderUsd)).toEqual(['$0.10', '$0.021', '$12.00']);
});

it('docs/aws.md shows the same prices', () => {
  const page = readFileSync(join(repository, 'docs/aws.md'), 'utf8');
  const { idle, max } = INSTANCE_ACU;
  const acu = renderUsd(PRICES_USD.acuHour);
  const [low = '', high = ''] = renderHourlyPrice(3).match(/\$[\d.]+/g) ?? [];
  expect(page).toContain(`| 3 × ${idle} ACU × ${acu} an hour | ${low} an hour |`);
  expect(page).toContain(`| 3 × ${max} ACU × ${acu} an hour | ${high} an hour |`);
  expect(page).toContain(`${renderUsd(PRICES_USD.secretMonth)} a month`);
});

it.each(['', '00-set-up'])('the page in exercises/%s shows the same price of an hour', async (folder) => {
  expect(await readPage(folder)).toContain(renderHourlyPrice(3));
});

it('the capacity is that of the default settings', () => {
  expect(parseConfig({})).toMatchObject({
    config: { minAcu: INSTANCE_ACU.idle, maxAcu: INSTANCE_ACU.max, readers: 2 },
  });
});
