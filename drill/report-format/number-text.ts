import type { WorstOutage } from './outage';

// Number formats for all texts of a report: its reasons, its remarks and the texts that are rendered from it.

/** Formats a duration with up to three digits in a suitable unit: `0.4 ms`, `172 ms`, `1.23 s`, `2 min 05 s`. */
export function formatMs(ms: number): string {
  if (ms < 0) return `−${formatMs(-ms)}`;
  if (ms < 9.95) return `${trim(ms.toFixed(1))} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 9_995) return `${(ms / 1000).toFixed(2)} s`;
  if (ms < 99_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** Formats the bracket of an outage's length: `199 to 209 ms`, `at least 12.0 s`, `none`. */
export function formatBracket({ low, high }: Pick<WorstOutage, 'low' | 'high'>): string {
  if (high === null) return `at least ${formatMs(low)}`;
  if (high === 0) return 'none';
  const [from, to] = [formatMs(low), formatMs(high)];
  const unit = / \w+$/.exec(to)?.[0] ?? '';
  if (from === to) return to;
  return from.endsWith(unit) && !from.includes('min')
    ? `${from.slice(0, -unit.length)} to ${to}`
    : `${from} to ${to}`;
}

/** Formats a time relative to the request of the failover: `+0.412 s`. */
export function formatOffset(ms: number): string {
  const seconds = (Math.abs(ms) / 1000).toFixed(3);
  return `${ms < 0 && Number(seconds) !== 0 ? '−' : '+'}${seconds} s`;
}

/** Formats a number with its digits in groups of three: `12,345`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** Formats a count with its noun: `1 write`, `2 writes`. */
export function formatNumberOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function trim(decimal: string): string {
  return decimal.replace(/\.0$/, '');
}
