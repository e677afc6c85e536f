import type { LogEvent, LogStore } from '../../../loopback/services/lambda/logs/log-store';

/** Log groups and streams in memory, for tests that read what a function wrote. */
export class MemoryLogs implements LogStore {
  readonly groups = new Map<string, Map<string, LogEvent[]>>();

  hasLogGroup(name: string): boolean {
    return this.groups.has(name);
  }

  createLogGroup(name: string): void {
    this.groups.set(name, new Map());
  }

  hasLogStream(group: string, stream: string): boolean {
    return this.groups.get(group)?.has(stream) ?? false;
  }

  createLogStream(group: string, stream: string): void {
    this.groups.get(group)?.set(stream, []);
  }

  putLogEvents(group: string, stream: string, events: readonly LogEvent[]): void {
    this.groups
      .get(group)
      ?.get(stream)
      ?.push(...events);
  }

  /** Every message of a group, stream after stream. */
  messages(group: string): string[] {
    return [...(this.groups.get(group)?.values() ?? [])].flat().map(({ message }) => message);
  }
}
