import { atLeastLong, atMostLong, matching, requireValid } from '../constraints';
import { logsFault } from './faults';
import type { LogEvent, LogStream } from './stored/log-group';
import { LogGroup } from './stored/log-group';

export interface LogGroupsOptions {
  readonly accountId: string;
  readonly region: string;
  /** Wall-clock time, milliseconds since 1970. @default Date.now */
  readonly nowMs?: () => number;
  /** Maximum size of a group's events. Older events are dropped first. @default 32 MiB */
  readonly maxGroupBytes?: number;
}

export interface LogGroupSettings {
  readonly retentionInDays?: number;
}

/** Log groups of an account, in memory. */
export class LogGroups {
  readonly #arnPrefix: string;
  readonly #nowMs: () => number;
  readonly #maxGroupBytes: number;
  readonly #groups = new Map<string, LogGroup>();
  #sequence = 0;

  constructor({ accountId, region, nowMs = Date.now, maxGroupBytes = 32 * 1024 * 1024 }: LogGroupsOptions) {
    this.#arnPrefix = `arn:aws:logs:${region}:${accountId}:log-group:`;
    this.#nowMs = nowMs;
    this.#maxGroupBytes = maxGroupBytes;
  }

  get all(): readonly LogGroup[] {
    return [...this.#groups.values()];
  }

  /** Throws `ResourceAlreadyExistsException`, and `ValidationError` for an invalid name. */
  createLogGroup(name: string, { retentionInDays }: LogGroupSettings = {}): LogGroup {
    requireValid('logGroupName', name, atLeastLong(1), atMostLong(512), matching(/^[.\-_/#A-Za-z0-9]+$/));
    if (this.#groups.has(name)) {
      throw logsFault('ResourceAlreadyExistsException', 'The specified log group already exists');
    }
    const group = new LogGroup(name, this.arnOf(name), this.#nowMs(), this.#maxGroupBytes);
    group.retentionInDays = retentionInDays;
    this.#groups.set(name, group);
    return group;
  }

  /** Deletes a group with all its streams. Throws `ResourceNotFoundException`. */
  deleteLogGroup(name: string): void {
    this.#groups.delete(this.requireGroup(name).name);
  }

  /** Throws `ResourceNotFoundException` and `ResourceAlreadyExistsException`. */
  createLogStream(groupName: string, streamName: string): LogStream {
    const group = this.requireGroup(groupName);
    requireValid('logStreamName', streamName, atLeastLong(1), atMostLong(512), matching(/^[^:*]*$/));
    if (group.streams.has(streamName)) {
      throw logsFault('ResourceAlreadyExistsException', 'The specified log stream already exists');
    }
    const arn = `${group.arn}:log-stream:${streamName}`;
    const stream = { name: streamName, arn, createdAtMs: this.#nowMs() };
    group.streams.set(streamName, stream);
    return stream;
  }

  /** Throws `ResourceNotFoundException`. */
  putLogEvents(groupName: string, streamName: string, events: readonly LogEvent[]): void {
    const group = this.requireGroup(groupName);
    const stream = group.streams.get(streamName);
    if (stream === undefined) throw logsFault('ResourceNotFoundException', noStream);
    if (events.length === 0) return;
    const ingestedAtMs = this.#nowMs();
    const stored = events.map(({ timestamp, message }) => {
      this.#sequence += 1;
      return { timestamp, message, streamName, ingestedAtMs, sequence: this.#sequence };
    });
    group.append(stream, stored);
  }

  hasLogGroup(name: string): boolean {
    return this.#groups.has(name);
  }

  hasLogStream(groupName: string, streamName: string): boolean {
    return this.#groups.get(groupName)?.streams.has(streamName) ?? false;
  }

  /** ARN of a group, which need not exist. */
  arnOf(name: string): string {
    return this.#arnPrefix + name;
  }

  /** Finds a group by name, or by ARN with or without `:*`. */
  findGroup(nameOrArn: string): LogGroup | undefined {
    const name = nameOrArn.startsWith(this.#arnPrefix)
      ? nameOrArn.slice(this.#arnPrefix.length).replace(/:\*$/, '')
      : nameOrArn;
    return this.#groups.get(name);
  }

  /** Throws `ResourceNotFoundException`. */
  requireGroup(nameOrArn: string): LogGroup {
    const group = this.findGroup(nameOrArn);
    if (group === undefined) throw logsFault('ResourceNotFoundException', noGroup);
    return group;
  }
}

const noGroup = 'The specified log group does not exist.';
const noStream = 'The specified log stream does not exist.';
