/** Runs work as a named step. Shows on stderr that it runs, the last text of `say`, and how it ended. */
export type Step = <Result>(
  title: string,
  work: (say: (text: string) => void) => Promise<Result>,
) => Promise<Result>;

/** A step on stderr, from its beginning to its end. */
interface Line {
  readonly say: (text: string) => void;
  readonly end: (how: 'done' | 'failed', seconds: string) => void;
}

/** Room for the spinner and for characters that take two columns. */
const SPARE_COLUMNS = 6;

/**
 * A live line with a spinner per step on a terminal that reports its width; otherwise one plain line as a step begins
 * and one as it ends. Other texts on stderr appear above the live line.
 */
export async function createProgress(): Promise<Step> {
  const { isTTY, columns } = process.stderr;
  const { CI, TERM } = process.env;
  const isLive = isTTY && columns > 0 && CI === undefined && TERM !== 'dumb';
  const begin = isLive ? await liveLines() : beginPlainLine;
  return async (title, work) => {
    const startedMs = performance.now();
    const seconds = () => `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
    const line = begin(title);
    try {
      const result = await work(line.say);
      line.end('done', seconds());
      return result;
    } catch (error) {
      line.end('failed', seconds());
      throw error;
    }
  };
}

function beginPlainLine(title: string): Line {
  const ends = { done: 'done in', failed: 'failed after' } as const;
  console.error(`${title} …`);
  return {
    say: () => undefined,
    end: (how, seconds) => console.error(`${title}: ${ends[how]} ${seconds}`),
  };
}

async function liveLines(): Promise<(title: string) => Line> {
  // An ES module, which only `import()` loads without a warning on Node 20.
  const { default: createSpinner } = await import('yocto-spinner');
  let running: ReturnType<typeof createSpinner> | undefined;
  // Shows the cursor again when a second Ctrl-C ends the process.
  process.on('exit', () => running?.stop());
  return (title) => {
    // An interruption cleans up, so the library must not end the process.
    const spinner = createSpinner({ text: toOneLine(title), handleSignals: false }).start();
    running = spinner;
    return {
      say: (text) => {
        // The library would draw a text that comes after the end.
        if (spinner.isSpinning) spinner.text = toOneLine(`${title}: ${text}`);
      },
      end: (how, seconds) => spinner[how === 'done' ? 'success' : 'error'](`${title} (${seconds})`),
    };
  };
}

/** Returns a line that the terminal does not wrap, because not every terminal clears all of a wrapped line. */
function toOneLine(text: string): string {
  const room = Math.max(1, process.stderr.columns - SPARE_COLUMNS);
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > room ? `${line.slice(0, room - 1)}…` : line;
}
