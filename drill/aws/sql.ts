/** Result of one statement. */
export interface Rows {
  /** Empty for a statement that returns no rows. */
  readonly columns: readonly string[];
  /** One list of values for each row, as PostgreSQL prints them; null is SQL's NULL. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Number of rows that a statement without a result inserted, updated or deleted. */
  readonly changed: number;
}

/** Error that PostgreSQL returned for a statement. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
  /** Five characters, such as `25006` (PostgreSQL documentation, appendix A). */
  readonly sqlState: string;

  constructor(message: string, sqlState: string, options?: ErrorOptions) {
    super(message, options);
    this.sqlState = sqlState;
  }
}
