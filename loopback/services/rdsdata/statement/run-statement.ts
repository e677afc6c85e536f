import type { Client, FieldDef, QueryConfig } from 'pg';
import { Query } from 'pg';
import { faults } from '../faults';

/** Values are PostgreSQL's text, or null. */
export interface StatementResult {
  readonly fields: readonly FieldDef[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Number of rows inserted, updated or deleted; 0 for a statement that returns rows. */
  readonly updatedCount: number;
}

/** Source: Aurora user guide, "Data API limitations". */
const maxRowBytes = 64 * 1024;
const maxResultBytes = 1024 * 1024;

/**
 * Runs one statement and never buffers more of its result than the Data API returns. Throws
 * `UnsupportedResultException` as soon as the result is larger. The statement is still running at that time.
 */
export function runStatement(
  client: Client,
  text: string,
  values: readonly unknown[],
): Promise<StatementResult> {
  const config: QueryConfig & { rowMode: 'array' } = {
    text,
    values: [...values],
    rowMode: 'array',
    types: { getTypeParser: () => (value: unknown) => value },
    // The extended protocol allows only one statement, with or without parameters.
    queryMode: 'extended',
  } as QueryConfig & { rowMode: 'array' };
  return new Promise((resolve, reject) => {
    const rows: (string | null)[][] = [];
    let totalBytes = 0;
    const query = new Query(config);
    query.on('row', (row: (string | null)[]) => {
      const rowBytes = row.reduce((sum, value) => sum + Buffer.byteLength(value ?? ''), 0);
      totalBytes += rowBytes;
      if (rowBytes > maxRowBytes) reject(faults.unsupportedResult(tooLargeRow));
      else if (totalBytes > maxResultBytes) reject(faults.unsupportedResult(tooLargeResult));
      else rows.push(row);
    });
    query.on('error', reject);
    query.on('end', ({ fields, rowCount }) => {
      resolve({ fields, rows, updatedCount: fields.length > 0 ? 0 : (rowCount ?? 0) });
    });
    client.query(query);
  });
}

const tooLargeRow = 'Packet for query is too large: a row of the result is larger than 64 KB.';
const tooLargeResult = 'Database returned more than the allowed response size limit';
