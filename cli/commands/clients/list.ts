import { wrap } from '../../../drill/report/text/wrap';
import { BUILT_IN_CLIENTS } from '../../../lambda/probe/clients/built-in';

export interface ClientsOptions {
  readonly json?: boolean;
}

interface Entry {
  readonly name: string;
  /** Sentence on what the client shows, or why its module cannot be loaded. */
  readonly lesson: string;
}

/** Width of output that does not go to a terminal. */
const PLAIN_WIDTH = 100;

/** Prints the name and the lesson of each built-in client. */
export async function listClients({ json }: ClientsOptions): Promise<void> {
  const clients = await Promise.all(Object.entries(BUILT_IN_CLIENTS).map(describe));
  console.log(
    json ? JSON.stringify(clients, null, 2) : render(clients, process.stdout.columns || PLAIN_WIDTH),
  );
}

async function describe([name, load]: [string, () => Promise<{ readonly lesson: string }>]): Promise<Entry> {
  try {
    return { name, lesson: (await load()).lesson };
  } catch (error) {
    return { name, lesson: `cannot be loaded: ${String(error)}` };
  }
}

/** Renders the lessons in a column to the right of the names. */
function render(clients: readonly Entry[], width: number): string {
  const indent = Math.max(...clients.map(({ name }) => name.length)) + 2;
  return clients
    .flatMap(({ name, lesson }) =>
      wrap(lesson, width - indent).map((line, index) => (index === 0 ? name : '').padEnd(indent) + line),
    )
    .join('\n');
}
