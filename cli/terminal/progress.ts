/** Runs work as a named step and shows on stderr that it runs, what it says, and how it ended. */
export type Step = <Result>(
  title: string,
  work: (say: (text: string) => void) => Promise<Result>,
) => Promise<Result>;

export interface Progress {
  readonly step: Step;
  /** Says something on stderr, below the step that runs if there is one. */
  readonly remark: (text: string) => void;
}

/**
 * A live line with a spinner per step on a terminal that tells its width; otherwise one plain line as a step begins
 * and one as it ends.
 */
export async function createProgress(): Promise<Progress> {
  const { isTTY, columns } = process.stderr;
  if (isTTY && columns > 0) return await liveProgress();
  return { step: plainSteps(), remark: (text) => console.error(text) };
}

function plainSteps(): Step {
  return async (title, work) => {
    const startedMs = performance.now();
    console.error(`${title} …`);
    try {
      const result = await work(() => undefined);
      console.error(`${title}: done in ${seconds(startedMs)}`);
      return result;
    } catch (error) {
      console.error(`${title}: failed after ${seconds(startedMs)}`);
      throw error;
    }
  };
}

async function liveProgress(): Promise<Progress> {
  // An ES module, which only `import()` loads without a warning on Node 20.
  const { DefaultRenderer, Listr, ListrLogger, ProcessOutput } = await import('listr2');
  // Progress is no data: standard output stays free for the report.
  const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
  // Otherwise Listr looks at standard output, and writes to it when it is no terminal.
  class StderrRenderer extends DefaultRenderer {
    static override nonTTY = true;
  }
  let running: { title: string } | undefined;
  const step = async <Result>(title: string, work: (say: (text: string) => void) => Promise<Result>) => {
    const startedMs = performance.now();
    let result: Result | undefined;
    const task = async (_: unknown, line: { title: string; output: string }) => {
      running = line;
      try {
        result = await work((text) => {
          line.output = text;
        });
      } finally {
        running = undefined;
        line.title = `${title} (${seconds(startedMs)})`;
      }
    };
    // Whoever catches the error tells it.
    const rendererOptions = { logger, showErrorMessage: false };
    const options = { renderer: StderrRenderer, rendererOptions, registerSignalListeners: false };
    await new Listr([{ title, task }], options).run();
    return result as Result;
  };
  const remark = (text: string) => {
    // What is written past Listr while it renders is held back until the step has ended.
    if (running) running.title += `\n${text}`;
    else console.error(text);
  };
  return { step, remark };
}

function seconds(sinceMs: number): string {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}
