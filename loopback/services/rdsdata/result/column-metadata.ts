import type { ColumnMetadata } from '@aws-sdk/client-rds-data';
import type { Client, FieldDef } from 'pg';

interface CatalogRow {
  readonly type_name: string;
  readonly element_oid: number;
  readonly table_name: string | null;
  readonly schema_name: string | null;
  readonly column_name: string | null;
  readonly is_nullable: boolean | null;
  readonly is_generated: boolean | null;
}

/** Type codes of java.sql.Types that the Data API returns, with the type's precision if it is fixed. */
const jdbcTypes: Readonly<Record<string, { readonly type: number; readonly precision?: number }>> = {
  bool: { type: -7, precision: 1 },
  int2: { type: 5, precision: 5 },
  int4: { type: 4, precision: 10 },
  int8: { type: -5, precision: 19 },
  oid: { type: -5, precision: 10 },
  float4: { type: 7, precision: 8 },
  float8: { type: 8, precision: 17 },
  numeric: { type: 2 },
  bpchar: { type: 1 },
  varchar: { type: 12 },
  text: { type: 12 },
  name: { type: 12 },
  bytea: { type: -2 },
  date: { type: 91, precision: 13 },
  time: { type: 92, precision: 15 },
  timetz: { type: 92, precision: 21 },
  timestamp: { type: 93, precision: 29 },
  timestamptz: { type: 93, precision: 35 },
};
const other = 1111;
const array = 2003;
const unlimited = 2_147_483_647;
const signed = new Set(['int2', 'int4', 'int8', 'float4', 'float8', 'numeric']);
const caseSensitive = new Set(['text', 'varchar', 'bpchar', 'name']);

/** Describes the columns of a result as the Data API does. Queries the database for their names. */
export async function describeColumns(
  client: Client,
  fields: readonly FieldDef[],
): Promise<ColumnMetadata[]> {
  const { rows } = await client.query<CatalogRow>({
    text: catalogQuery,
    values: [
      fields.map(({ tableID }) => tableID),
      fields.map(({ columnID }) => columnID),
      fields.map(({ dataTypeID }) => dataTypeID),
    ],
  });
  return rows.map((row, index) => describeColumn(row, fields[index]));
}

function describeColumn(row: CatalogRow, field: FieldDef | undefined): ColumnMetadata {
  const { type, precision } = jdbcTypes[row.type_name] ?? { type: row.element_oid === 0 ? other : array };
  const modifier = field?.dataTypeModifier ?? -1;
  return {
    name: row.column_name ?? field?.name,
    label: field?.name,
    type,
    typeName: row.type_name,
    schemaName: row.schema_name ?? '',
    tableName: row.table_name ?? '',
    isAutoIncrement: row.is_generated ?? false,
    isCaseSensitive: caseSensitive.has(row.type_name),
    isCurrency: row.type_name === 'money',
    isSigned: signed.has(row.type_name),
    // As in JDBC: 0 no, 1 yes, 2 unknown.
    nullable: row.is_nullable === null ? 2 : Number(row.is_nullable),
    precision: precision ?? precisionOf(row.type_name, modifier),
    scale: scaleOf(row.type_name, modifier),
    arrayBaseColumnType: 0,
  };
}

/** Precision of a type. A type modifier encodes the arguments in parentheses plus the four bytes of a length. */
function precisionOf(typeName: string, modifier: number): number {
  if (modifier < 4) return typeName === 'numeric' ? 0 : unlimited;
  return typeName === 'numeric' ? (modifier - 4) >> 16 : modifier - 4;
}

function scaleOf(typeName: string, modifier: number): number {
  if (typeName === 'numeric') return modifier < 4 ? 0 : (modifier - 4) & 0x7ff;
  if (typeName.startsWith('time')) return modifier < 0 ? 6 : modifier;
  return { float4: 8, float8: 17 }[typeName] ?? 0;
}

const catalogQuery = `
  SELECT t.typname AS type_name, t.typelem::int8::int4 AS element_oid,
         c.relname AS table_name, n.nspname AS schema_name, a.attname AS column_name,
         NOT a.attnotnull AS is_nullable,
         a.attidentity <> '' OR coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', false)
           AS is_generated
  FROM unnest($1::oid[], $2::int2[], $3::oid[]) WITH ORDINALITY AS f(table_id, column_id, type_id, position)
  JOIN pg_catalog.pg_type t ON t.oid = f.type_id
  LEFT JOIN pg_catalog.pg_class c ON c.oid = f.table_id
  LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = f.table_id AND a.attnum = f.column_id
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  ORDER BY f.position`;
