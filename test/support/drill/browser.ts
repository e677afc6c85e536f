import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const FLAGS = [
  '--headless',
  // The browser's sandbox does not run as root or in some containers. The browser opens only pages of the tests.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
];

export type ColourScheme = 'dark' | 'light';

/** Reason to skip tests. */
export const NO_BROWSER = 'no browser found: install chromium or set CHROME_BIN';

/** Finds a Chromium on this machine: `CHROME_BIN` or the first on the path; undefined if no browser is found. */
export function findBrowser(env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [env.CHROME_BIN ?? '', ...candidates].find(isExecutable);
}

/** Returns the page's HTML as the browser parsed it. */
export async function dumpDom(browser: string, page: string): Promise<string> {
  return await run(browser, ['--dump-dom', `file://${page}`]);
}

/** Takes a screenshot of the page, as a PNG. */
export async function takeScreenshot(browser: string, page: string, scheme: ColourScheme): Promise<Buffer> {
  return await withFolder(async (folder) => {
    const file = join(folder, 'page.png');
    const colours = `--blink-settings=preferredColorScheme=${scheme === 'dark' ? 0 : 1}`;
    await run(browser, [colours, '--window-size=1180,1000', `--screenshot=${file}`, `file://${page}`]);
    return await readFile(file);
  });
}

/** Prints the page, as a PDF. */
export async function print(browser: string, page: string): Promise<Buffer> {
  return await withFolder(async (folder) => {
    const file = join(folder, 'page.pdf');
    await run(browser, ['--no-pdf-header-footer', `--print-to-pdf=${file}`, `file://${page}`]);
    return await readFile(file);
  });
}

async function run(browser: string, args: readonly string[]): Promise<string> {
  return await withFolder(async (profile) => {
    const options = { timeout: 60_000, killSignal: 'SIGKILL', maxBuffer: 50_000_000 } as const;
    const { stdout } = await promisify(execFile)(
      browser,
      [...FLAGS, `--user-data-dir=${profile}`, ...args],
      options,
    );
    return stdout;
  });
}

async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'afl-browser-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
