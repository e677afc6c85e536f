/** A table of texts, for the terminal and for the page alike. The first column names the row. */
export interface Table {
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface TableColumn {
  readonly title: string;
  /** Numbers are set right, so that their digits stand under each other. */
  readonly isNumber: boolean;
}

/** A column's title and its text for an item; a title that ends in `#` marks a column of numbers. */
export type Columns<Item> = readonly (readonly [title: string, cell: (item: Item) => string])[];

/** A table of one row per item. */
export function toTable<Item>(title: string, columns: Columns<Item>, items: readonly Item[]): Table {
  return {
    title,
    columns: columns.map(([name]) => ({ title: name.replace(/#$/, ''), isNumber: name.endsWith('#') })),
    rows: items.map((item) => columns.map(([, cell]) => cell(item))),
  };
}

/** What stands where there is nothing to tell. */
export const NOTHING = '–';
