import type { ArrayValue, Field } from '@aws-sdk/client-rds-data';
import { faults } from '../faults';

/** Renders the records as one JSON text: an object for each record, by column label. The labels must be unique. */
export function formatRecords(labels: readonly string[], records: readonly (readonly Field[])[]): string {
  const repeated = labels.find((label, index) => labels.indexOf(label) !== index);
  if (repeated !== undefined) {
    throw faults.badRequest(
      `There is more than one column "${repeated}"; JSON requires unique column labels.`,
    );
  }
  const objects = records.map((record) => {
    const members = record.map((field, index) => `${JSON.stringify(labels[index])}:${toJson(field)}`);
    return `{${members.join(',')}}`;
  });
  return `[${objects.join(',')}]`;
}

function toJson(field: Field): string {
  if (field.arrayValue !== undefined) return arrayToJson(field.arrayValue);
  if (field.blobValue !== undefined) return JSON.stringify(Buffer.from(field.blobValue).toString('base64'));
  if (field.isNull === true) return 'null';
  const { booleanValue, longValue, doubleValue, stringValue } = field;
  return scalarToJson(booleanValue ?? longValue ?? doubleValue ?? stringValue);
}

function arrayToJson(array: ArrayValue): string {
  const elements: readonly unknown[] = Object.values(array).find(Array.isArray) ?? [];
  return `[${elements.map(scalarToJson).join(',')}]`;
}

/** Writes a bigint with all its digits, and a number that JSON does not support, such as NaN, as text. */
function scalarToJson(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  return (
    JSON.stringify(typeof value === 'number' && !Number.isFinite(value) ? String(value) : value) ?? 'null'
  );
}
