/** Runs work as a named step. Shows on stderr that it is running, the last text passed to `say`, and how it ended. */
export type Step = <Result>(
  title: string,
  work: (say: (text: string) => void) => Promise<Result>,
) => Promise<Result>;

/** Display of one step on stderr. */
interface Line {
  readonly say: (text: string) => void;
  readonly end: (how: 'done' | 'failed', seconds: string) => void;
}

/** Columns reserved for the spinner and for characters that are two columns wide. */
const SPARE_COLUMNS = 6;

/**
 * Creates a display of steps. On a terminal that reports its width, each step is a live line with a spinner, and other
 * output on stderr appears above it. Elsewhere one line is printed when a step begins and one when it ends.
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
  // On Node 20, only `import()` loads an ES module without a warning.
  const { default: createSpinner } = await import('yocto-spinner');
  let running: ReturnType<typeof createSpinner> | undefined;
  // Shows the cursor again when a second Ctrl-C ends the process.
  process.on('exit', () => running?.stop());
  return (title) => {
    // The command cleans up after Ctrl-C, so the library must not end the process.
    const spinner = createSpinner({ text: toOneLine(title), handleSignals: false }).start();
    running = spinner;
    return {
      say: (text) => {
        // Without this check the library would draw a text that is set after the step has ended.
        if (spinner.isSpinning) spinner.text = toOneLine(`${title}: ${text}`);
      },
      end: (how, seconds) => spinner[how === 'done' ? 'success' : 'error'](`${title} (${seconds})`),
    };
  };
}

/** Shortens a text to a line that the terminal does not wrap: some terminals clear a wrapped line only in part. */
function toOneLine(text: string): string {
  const room = Math.max(1, process.stderr.columns - SPARE_COLUMNS);
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > room ? `${line.slice(0, room - 1)}…` : line;
}
