/** Table of texts, for the terminal and for the page. The first column names the row. */
export interface Table {
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface TableColumn {
  readonly title: string;
  /** Whether to align the column to the right, so that digits line up. */
  readonly isNumber: boolean;
}

/** Title of each column and its text for an item. A title that ends in `#` marks a column of numbers. */
export type Columns<Item> = readonly (readonly [title: string, cell: (item: Item) => string])[];

/** Creates a table with one row per item. */
export function toTable<Item>(title: string, columns: Columns<Item>, items: readonly Item[]): Table {
  return {
    title,
    columns: columns.map(([name]) => ({ title: name.replace(/#$/, ''), isNumber: name.endsWith('#') })),
    rows: items.map((item) => columns.map(([, cell]) => cell(item))),
  };
}

/** Text of an empty cell. */
export const NOTHING = '–';
