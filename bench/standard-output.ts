/**
 * Reserves standard output for the results. All that is written there afterwards, such as the log of a driver, goes to
 * standard error. Returns the function that prints a result, with a newline, to standard output.
 */
export function reserveStandardOutput(): (result: string) => void {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return (result) => {
    write(`${result}\n`);
  };
}
