import { parsePage, readPage } from '../../../exercises/page';
import { findExercise } from '../lab/find-exercise';
import { renderPage } from './render-page';

const MAX_WIDTH = 100;

/** Prints the page of an exercise or, without a number, the table of contents. */
export async function printExercise(number: number | undefined): Promise<void> {
  const folder = number === undefined ? '' : findExercise(number).folder;
  const width = Math.min(process.stdout.columns ?? MAX_WIDTH, MAX_WIDTH);
  console.log(renderPage(parsePage(await readPage(folder)), width));
}
