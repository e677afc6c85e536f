import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { skipUnless } from 'aurora-loopback/testing/skip';
import { drawRun } from '../../../../drill/report/figure/draw';
import { layout } from '../../../../drill/report/figure/layout';
import { chooseWindow } from '../../../../drill/report/figure/window';
import type { Run } from '../../../../drill/report-format/run';
import { dumpDom, findBrowser, NO_BROWSER } from '../../../support/drill/browser';
import { readFixture } from '../../../support/drill/report-fixture';

const browser = findBrowser(process.env) ?? '';

/** Text of the figure, with its position in a browser. */
interface Label {
  readonly content: string;
  readonly anchor: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const MEASURE = `
  const labels = [...document.querySelectorAll('text')].map((text) => {
    const { x, y, width, height } = text.getBBox();
    const anchor = text.getAttribute('text-anchor');
    return { content: text.textContent, anchor, left: x, right: x + width, top: y, bottom: y + height };
  });
  document.body.append(JSON.stringify(labels));`;

async function measureLabels(run: Run): Promise<Label[]> {
  const folder = await mkdtemp(join(tmpdir(), 'afl-figure-'));
  try {
    const page = join(folder, 'figure.html');
    const names = { id: 'figure', title: 'The failover', description: 'A row per lane' };
    const figure = drawRun(run, chooseWindow(run), names).text;
    const style = 'body { font-family: system-ui, sans-serif; width: 1080px; }';
    await writeFile(
      page,
      `<!doctype html><meta charset="utf-8"><style>${style}</style>${figure}<script>${MEASURE}</script>`,
    );
    const dom = await dumpDom(browser, page);
    return JSON.parse(/<\/script>(\[.*\])/s.exec(dom)?.[1] ?? '');
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Changes a run to have the longest names that RDS and the lab allow, more moments than fit side by side, and every kind
 * of note.
 */
function crowd(run: Run): Run {
  const rename = (identifier: string) => `${'l'.repeat(63 - identifier.length)}${identifier}`;
  const lanes = run.lanes.map((lane) => ({
    ...lane,
    name: lane.operation === 'lag' ? `lag-${rename(lane.name.slice('lag-'.length))}` : lane.name,
    outages: lane.outages.flatMap((outage) => [
      { ...outage, beforeRequest: true },
      { ...outage, servedAgainMs: outage.failingToMs },
      outage,
    ]),
  }));
  const members = run.members.map((member) => ({ ...member, identifier: rename(member.identifier) }));
  const clients = run.clients.map((client, index) => ({
    ...client,
    name: `commerce-team.order-management-service-${index % 10}`,
  }));
  const moments = Array.from({ length: 30 }, (_, index) => ({
    atMs: run.requestedMs + index,
    source: 'probe' as const,
    text: 'seen',
  }));
  return { ...run, lanes, members, clients, moments };
}

describe('the figure in a real browser', () => {
  skipUnless(browser !== '', NO_BROWSER);
  const runs = (['held', 'not-held', 'void', 'clients'] as const).flatMap((name) =>
    readFixture(name).runs.map((run) => ({ name, run })),
  );
  const crowded = runs.map(({ name, run }) => ({ name: `${name}, crowded`, run: crowd(run) }));

  it.each([...runs, ...crowded])(
    'has no text that overlaps another text or the bars ($name)',
    async ({ run }) => {
      const labels = await measureLabels(run);
      const count = (side: string) => labels.filter(({ anchor }) => anchor === side).length;
      expect(count('start')).toBeGreaterThanOrEqual(2 * run.lanes.length);
      expect(count('end')).toBeGreaterThanOrEqual(run.lanes.length);
      expect(labels.flatMap((label, index) => findOverlaps(label, labels.slice(index + 1)))).toEqual([]);
      expect(labels.filter((label) => reachesIntoBars(label))).toEqual([]);
    },
  );
});

function findOverlaps(one: Label, others: readonly Label[]): string[] {
  return others
    .filter(({ left, right }) => one.left < right && left < one.right)
    .filter(({ top, bottom }) => one.top < bottom && top < one.bottom)
    .map(({ content }) => `${one.content} and ${content}`);
}

/** Whether a text overlaps the bars. Only the sign `…` of an outage that has not ended may overlap them. */
function reachesIntoBars({ content, anchor, left, right }: Label): boolean {
  if (anchor === 'start') return content !== '…' && right > layout.left;
  return anchor === 'end' && left < layout.width - layout.right;
}
