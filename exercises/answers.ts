import type { Answer, ExerciseLab } from './exercise';

type Execute = ExerciseLab['execute'];

/** Answers are rows in the learner's own database, so that they need no other place and survive a failover. */
const PREPARATION = [
  'CREATE SCHEMA IF NOT EXISTS failover_lab',
  `CREATE TABLE IF NOT EXISTS failover_lab.answers (
  exercise integer NOT NULL,
  name text NOT NULL,
  value text NOT NULL,
  answered_at timestamptz NOT NULL DEFAULT clock_timestamp()
)`,
];

const INSERT =
  'INSERT INTO failover_lab.answers (exercise, name, value) SELECT CAST(:exercise AS integer), key, value FROM json_each_text(CAST(:answers AS json))';

const EXISTS = "SELECT to_regclass('failover_lab.answers') IS NOT NULL";

const SELECT = `SELECT coalesce(json_object_agg(name, json_build_object('value', value, 'atMs', at_ms)), '{}')::text
FROM (
  SELECT DISTINCT ON (name) name, value, extract(epoch FROM answered_at)::float8 * 1000 AS at_ms
  FROM failover_lab.answers
  WHERE exercise = CAST(:exercise AS integer)
  ORDER BY name, answered_at DESC
) newest`;

/** Stores answers by their names. Earlier answers stay, but only the newest count. */
export async function storeAnswers(
  execute: Execute,
  exercise: number,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  for (const statement of PREPARATION) await execute(statement);
  await execute(INSERT, { exercise: String(exercise), answers: JSON.stringify(answers) });
}

/** Returns the newest answers by their names; empty if none found. */
export async function readAnswers(execute: Execute, exercise: number): Promise<ReadonlyMap<string, Answer>> {
  if ((await execute(EXISTS)) !== true) return new Map();
  const found = JSON.parse(String(await execute(SELECT, { exercise: String(exercise) })));
  return new Map(Object.entries(found as Record<string, Answer>));
}
