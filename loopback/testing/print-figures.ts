const format = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** Prints the figures of one soak test, in one line of standard output. */
export function printFigures(subject: string, figures: Readonly<Record<string, number>>): void {
  const texts = Object.entries(figures).map(([name, value]) => `${name} ${format.format(value)}`);
  process.stdout.write(`${subject}: ${texts.join(', ')}\n`);
}

/** Seconds since a moment of `performance.now()`. */
export function secondsSince(startMs: number): number {
  return (performance.now() - startMs) / 1000;
}
