export interface Step {
  readonly command: string;
  readonly exitCodes: readonly number[];
}

/**
 * Returns a POSIX shell script that prints and runs each command. The script ends at the first command whose exit code is
 * not expected. It returns this exit code, or 1 if the exit code is 0. `preparation` runs first.
 */
export function renderScript(preparation: string, steps: readonly Step[]): string {
  const lines = steps.flatMap(({ command, exitCodes }) => [
    `printf '\\n$ %s\\n' ${quote(command)} >&2`,
    command,
    `lab_status=$?; if ${exitCodes.map((code) => `[ "$lab_status" -ne ${code} ]`).join(' && ')}; then`,
    `  echo "the command above ended with $lab_status; the exercise expects ${exitCodes.join(' or ')}" >&2`,
    '  [ "$lab_status" -ne 0 ] || lab_status=1; exit "$lab_status"',
    'fi',
  ]);
  return `${preparation}\n${lines.join('\n')}\n`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
