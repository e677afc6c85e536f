/** Rows that a statement returned, with every value as PostgreSQL prints it. */
export interface Rows {
  readonly columns: readonly string[];
  /** One list of values for each row; null is SQL's NULL. */
  readonly rows: readonly (readonly (string | null)[])[];
}
