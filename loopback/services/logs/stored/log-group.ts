/** What is written: when it happened, in milliseconds since 1970, and a line of text. */
export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** What is kept of it. */
export interface StoredLogEvent extends LogEvent {
  readonly streamName: string;
  readonly ingestedAtMs: number;
  /** Order of arrival in the account: tells events of the same millisecond apart. */
  readonly sequence: number;
}

/** A stream: what one sandbox of a function writes. */
export interface LogStream {
  readonly name: string;
  readonly arn: string;
  readonly createdAtMs: number;
  /** When its earliest and its latest event happened; `undefined` while it is empty. */
  readonly firstEventMs?: number;
  readonly lastEventMs?: number;
  readonly lastIngestionMs?: number;
}

/** Log streams that belong together: those of one function. */
export class LogGroup {
  readonly name: string;
  /** Without the `:*` that CloudFormation and `DescribeLogGroups` put behind it. */
  readonly arn: string;
  readonly createdAtMs: number;
  readonly maxBytes: number;
  /** How long AWS would keep events. Declared only: no account on loopback gets that old. */
  retentionInDays: number | undefined;
  readonly streams = new Map<string, LogStream>();
  /** In order of arrival. */
  #events: StoredLogEvent[] = [];
  #bytes = 0;

  constructor(name: string, arn: string, createdAtMs: number, maxBytes: number) {
    this.name = name;
    this.arn = arn;
    this.createdAtMs = createdAtMs;
    this.maxBytes = maxBytes;
  }

  get events(): readonly StoredLogEvent[] {
    return this.#events;
  }

  get storedBytes(): number {
    return this.#bytes;
  }

  /** Appends events to a stream that is there. When the group holds too much, its oldest tenth goes. */
  append(stream: LogStream, events: readonly StoredLogEvent[]): void {
    const times = events.map(({ timestamp }) => timestamp);
    this.#events.push(...events);
    this.#bytes += sizeOf(events);
    this.streams.set(stream.name, {
      ...stream,
      firstEventMs: Math.min(stream.firstEventMs ?? Number.POSITIVE_INFINITY, ...times),
      lastEventMs: Math.max(stream.lastEventMs ?? Number.NEGATIVE_INFINITY, ...times),
      lastIngestionMs: events.at(-1)?.ingestedAtMs ?? stream.lastIngestionMs,
    });
    while (this.#bytes > this.maxBytes && this.#events.length > 0) {
      const dropped = this.#events.splice(0, Math.ceil(this.#events.length / 10));
      this.#bytes -= sizeOf(dropped);
    }
  }
}

/** "the sum of all event messages in UTF-8, plus 26 bytes for each log event" (PutLogEvents). */
export function sizeOf(events: readonly LogEvent[]): number {
  return events.reduce((bytes, { message }) => bytes + Buffer.byteLength(message) + 26, 0);
}
