import type { ExerciseLab } from './exercise';

/** Table that the learner creates in exercise 1 and fills in the exercises after it. */
const NOTES_EXIST = "SELECT to_regclass('public.notes') IS NOT NULL";

/** Returns the number of notes that match an SQL condition; undefined if the table does not exist. */
export async function countNotes(lab: ExerciseLab, condition = 'true'): Promise<number | undefined> {
  if ((await lab.execute(NOTES_EXIST)) !== true) return undefined;
  return Number(await lab.execute(notesQuery(condition)));
}

/** Returns the statement that counts the notes on any member. */
export function notesQuery(condition = 'true'): string {
  return `SELECT count(*) FROM public.notes WHERE ${condition}`;
}
