import { MAX_MESSAGE_LENGTH } from './limits';

/** Returns the text of an error. A client may throw any value, also one that cannot be converted to text. */
export function toText(error: unknown): string {
  try {
    return cut(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  } catch {
    return `a value of type ${typeof error} that cannot be read`;
  }
}

/** Cuts a text that comes from outside the probe, because a result has a limited size. */
export function cut(text: string): string {
  return text.length > MAX_MESSAGE_LENGTH ? `${text.slice(0, MAX_MESSAGE_LENGTH - 1)}…` : text;
}

/** Describes a value that should have another type. */
export function describeValue(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object' : cut(String(value));
}
