/** Event to write: its time in milliseconds since 1970, and a line of text. */
export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** Event as stored. */
export interface StoredLogEvent extends LogEvent {
  readonly streamName: string;
  readonly ingestedAtMs: number;
  /** Order of arrival in the account. Distinguishes events of the same millisecond. */
  readonly sequence: number;
}

/** Log stream of one sandbox of a function. */
export interface LogStream {
  readonly name: string;
  readonly arn: string;
  readonly createdAtMs: number;
  /** Times of the earliest and the latest event; `undefined` while the stream is empty. */
  readonly firstEventMs?: number;
  readonly lastEventMs?: number;
  readonly lastIngestionMs?: number;
}

/** Log streams that belong together, such as those of one function. */
export class LogGroup {
  readonly name: string;
  /** Without the final `:*` that CloudFormation and `DescribeLogGroups` add. */
  readonly arn: string;
  readonly createdAtMs: number;
  readonly maxBytes: number;
  /** How long AWS would keep events. Not applied here, because an account on loopback does not run for days. */
  retentionInDays: number | undefined;
  readonly streams = new Map<string, LogStream>();
  /** In the order of arrival. */
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

  /** Appends events to an existing stream. If the group becomes too large, its oldest tenth is dropped. */
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
