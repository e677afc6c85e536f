import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Slugger from 'github-slugger';

/**
 * Prints every broken link of the pages: a link to a file or a heading that does not exist. Exits with 1 if it finds
 * one.
 */
function main(): void {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'];
  const pages = execFileSync('git', list, { encoding: 'utf8' }).trim().split('\n').filter(existsSync);
  const broken = pages.flatMap(brokenLinks);
  for (const line of broken) console.log(line);
  console.log(`${broken.length} broken links, in ${pages.length} pages`);
  if (broken.length > 0) process.exitCode = 1;
}

function brokenLinks(page: string): string[] {
  const text = withoutCode(readFileSync(page, 'utf8'));
  const targets = [...text.matchAll(/\]\(([^)\s]+)[^)]*\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !leadsSomewhere(page, target)).map((target) => `${page}: ${target}`);
}

/** Whether the target is a file of the checkout and its fragment a heading of that file. Web addresses are not opened. */
function leadsSomewhere(page: string, target: string): boolean {
  if (/^[a-z]+:/.test(target)) return true;
  const [path = '', fragment] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(file)) return false;
  return fragment === undefined || !file.endsWith('.md') || headingIdsOf(file).includes(fragment);
}

/** Returns the IDs that GitHub generates for the headings of a page. */
function headingIdsOf(page: string): string[] {
  const slugger = new Slugger();
  const headings = withoutCode(readFileSync(page, 'utf8')).matchAll(/^#{1,6} +(.+)$/gm);
  return [...headings].map(([, heading = '']) => slugger.slug(heading.replaceAll('`', '')));
}

function withoutCode(page: string): string {
  return page.replaceAll(/^(```|~~~)[\s\S]*?^\1.*$/gm, '');
}

main();
