import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { skipTests } from 'aurora-loopback/testing/skip';
import { COLOURS } from '../../../../drill/report/colours';
import { renderHtml } from '../../../../drill/report/html/page';
import { renderJunit } from '../../../../drill/report/junit/render';
import type { Run } from '../../../../drill/report-format/run';
import { dumpDom, findBrowser, NO_BROWSER, print, takeScreenshot } from '../../../support/drill/browser';
import { readCount, readDurationMs, readTables } from '../../../support/drill/page-tables';
import { readPng } from '../../../support/drill/png';
import { readFixture } from '../../../support/drill/report-fixture';

const browser = findBrowser(process.env) ?? '';

describe('the page in a real browser', () => {
  const report = readFixture('not-held');
  const run = report.runs[0] as Run;
  let folder = '';
  let page = '';
  let dom = '';

  beforeAll(async () => {
    if (browser === '') return skipTests(NO_BROWSER);
    folder = await mkdtemp(join(tmpdir(), 'afl-page-'));
    page = join(folder, 'report.html');
    await writeFile(page, renderHtml(report));
    dom = await dumpDom(browser, page);
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('parses the JUnit XML of every saved report without an error', async () => {
    for (const name of ['held', 'not-held', 'void', 'repeated', 'clients'] as const) {
      const file = join(folder, `${name}.xml`);
      await writeFile(file, renderJunit(readFixture(name)));
      const parsed = await dumpDom(browser, file);
      expect(parsed).toContain('testsuites');
      expect(parsed).not.toContain('parsererror');
    }
  }, 60_000);

  it('shows the verdict and the three numbers of the JSON', () => {
    expect(dom).toMatch(/<h1 class="verdict not-held">Not held<\/h1>/);
    const values = [...dom.matchAll(/<dd class="value">(.*?)<\/dd>/g)].map(([, value]) => String(value));
    const [write = '', read = '', lost] = values;
    expect(readDurationMs(write) / run.writeOutageMs.low).toBeCloseTo(1, 2);
    expect(readDurationMs(read) / Number(run.readOutageMs.high)).toBeCloseTo(1, 2);
    expect(run.ledger).toMatchObject({ lost: Number(lost) });
  });

  it('shows every outage of the JSON with its bracket', () => {
    const outages = run.lanes.flatMap((lane) =>
      lane.outages.map((outage) => ({ name: lane.name, ...outage })),
    );
    const rows = readTables(dom).get('Outages') ?? [];
    expect(rows.map(([name]) => name)).toEqual(outages.map(({ name }) => name));
    for (const [index, { low, high, badTicks, lastServedMs }] of outages.entries()) {
      const [, least = '', most = '', served = '', , ticks = ''] = rows[index] ?? [];
      expect(readDurationMs(least) / low).toBeCloseTo(1, 2);
      if (high === null) expect(most).toBe('not ended');
      else expect(readDurationMs(most) / high).toBeCloseTo(1, 2);
      expect(readDurationMs(served)).toBeCloseTo(lastServedMs - run.requestedMs, 0);
      expect(readCount(ticks)).toBe(badTicks);
    }
  });

  it('shows the ledger, the moments and the ticks of the JSON', () => {
    const tables = readTables(dom);
    for (const [name = '', count = ''] of tables.get('Ledger of writes') ?? []) {
      expect(run.ledger).toMatchObject({ [name]: readCount(count) });
    }
    const moments = (tables.get('What happened') ?? []).map(([, at = '', , text]) => [
      readDurationMs(at),
      text,
    ]);
    expect(moments).toEqual(
      run.moments.map(({ atMs, text }) => [expect.closeTo(atMs - run.requestedMs, 0), text]),
    );
    const ticks = (tables.get('Lanes') ?? []).map(([name, count = '']) => [name, readCount(count)]);
    expect(ticks).toEqual(run.lanes.map((lane) => [lane.name, lane.ticks]));
  });

  it('draws a row for every lane in an image with a name', () => {
    const [figure = ''] = /<svg [^>]*role="img".*?<\/svg>/s.exec(dom) ?? [];
    for (const { name, operation } of run.lanes) {
      expect(figure).toContain(operation === 'lag' ? `>${name.slice('lag-'.length)}<` : `>${name}, `);
    }
    expect(figure).toContain('<title id="run-1-figure-title">The failover</title>');
  });

  it.each(['light', 'dark'] as const)(
    'follows the colour scheme %s of the reader, in the figure as well',
    async (scheme) => {
      const picture = readPng(await takeScreenshot(browser, page, scheme));
      expect(picture.colourAt(2, 2)).toBe(COLOURS.paper[scheme]);
      expect(picture.count(COLOURS.failed[scheme])).toBeGreaterThan(2_000);
      expect(picture.count(COLOURS.writer[scheme])).toBeGreaterThan(2_000);
    },
    60_000,
  );

  it('is printed on two to six pages', async () => {
    const pdf = (await print(browser, page)).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expect(pages.length).toBeLessThanOrEqual(6);
  }, 60_000);
});
