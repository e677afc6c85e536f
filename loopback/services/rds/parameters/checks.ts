import { CommonError } from '../../../gateway/errors';

/** Throws `InvalidParameterValue` or `InvalidParameterCombination` if a parameter's value is not allowed. */
export type Check<Value> = (value: Value, name: string) => void;

export function integerBetween(min: number, max: number): Check<number> {
  return (value, name) => {
    if (Number.isInteger(value) && value >= min && value <= max) return;
    throw invalid(`Invalid value ${value} for ${name}. Must be an integer from ${min} to ${max}.`);
  };
}

export function oneOf(...allowed: readonly (string | number)[]): Check<string | number> {
  return (value, name) => {
    if (allowed.includes(value)) return;
    throw invalid(`Invalid value ${value} for ${name}. Valid values: ${allowed.join(', ')}.`);
  };
}

export function eachOf(...allowed: string[]): Check<readonly string[]> {
  const check = oneOf(...allowed);
  return (values, name) => {
    for (const value of values) check(value, name);
  };
}

/** `form` describes the pattern for the message. */
export function matching(pattern: RegExp, form: string): Check<string> {
  return (value, name) => {
    if (!pattern.test(value)) throw invalid(`Invalid value ${value} for ${name}. Must be ${form}.`);
  };
}

export function each<Value>(check: Check<Value>): Check<readonly Value[]> {
  return (values, name) => {
    for (const value of values) check(value, name);
  };
}

/** Format `hh:mm-hh:mm`, at least 30 minutes (API reference, `PreferredBackupWindow`). */
export const backupWindow: Check<string> = (value, name) => {
  const [from, to] = /^([\d:]{5})-([\d:]{5})$/.exec(value)?.slice(1).map(minuteOfDay) ?? [];
  requireHalfAnHour(value, name, from, to, 24 * 60, 'hh24:mi-hh24:mi');
};

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Format `ddd:hh:mm-ddd:hh:mm`, at least 30 minutes (API reference, `PreferredMaintenanceWindow`). */
export const maintenanceWindow: Check<string> = (value, name) => {
  const [from, to] = /^(\w{3}:[\d:]{5})-(\w{3}:[\d:]{5})$/.exec(value)?.slice(1).map(minuteOfWeek) ?? [];
  requireHalfAnHour(value, name, from, to, 7 * 24 * 60, 'ddd:hh24:mi-ddd:hh24:mi');
};

function requireHalfAnHour(
  value: string,
  name: string,
  from: number | undefined,
  to: number | undefined,
  period: number,
  form: string,
): void {
  const length = from === undefined || to === undefined ? 0 : (to - from + period) % period;
  if (length >= 30) return;
  throw invalid(
    `Invalid value ${value} for ${name}. Must be in the format ${form} and at least 30 minutes long.`,
  );
}

function minuteOfWeek(text: string): number | undefined {
  const day = days.indexOf(text.slice(0, 3).toLowerCase());
  const minute = minuteOfDay(text.slice(4));
  return day < 0 || minute === undefined ? undefined : day * 24 * 60 + minute;
}

function minuteOfDay(text: string): number | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}

function invalid(message: string): CommonError {
  return new CommonError('InvalidParameterValue', message);
}
