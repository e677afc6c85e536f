import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../testing/eventually';

/**
 * Controls a handler that reports its start and waits to answer until the gate opens. `gatedHandler` is the code of the
 * handler; its input is the gate's `event`.
 */
export class Gate {
  readonly event: { readonly begun: string; readonly open: string };

  constructor(folder: string) {
    const id = randomUUID();
    this.event = { begun: join(folder, `${id}-begun`), open: join(folder, `${id}-open`) };
  }

  /** Waits for the start of the handler and resolves with the ID of its process. */
  async begun(): Promise<number> {
    const read = () => (existsSync(this.event.begun) ? Number(readFileSync(this.event.begun, 'utf8')) : 0);
    await eventually(() => read() > 0, true);
    return read();
  }

  open(): void {
    writeFileSync(this.event.open, '');
  }
}

export const gatedHandler = `
  import { existsSync, writeFileSync } from 'node:fs';
  import { setTimeout as sleep } from 'node:timers/promises';
  export async function handler({ begun, open }) {
    writeFileSync(begun, String(process.pid));
    while (!existsSync(open)) await sleep(2);
    return { pid: process.pid };
  }`;
