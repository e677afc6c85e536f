import { planOf } from '../../cli/commands/drill/options';
import { createProgram } from '../../cli/program';
import { findPlanProblems } from '../../drill/run/plan';

/** Returns the text that a command prints for `--help`, with its examples. */
function helpOf(name?: string): string {
  const program = createProgram({ exitCode: 0 });
  const command = name === undefined ? program : program.commands.find((each) => each.name() === name);
  let help = '';
  command?.configureOutput({ writeOut: (text) => (help += text) });
  command?.outputHelp();
  return help;
}

it('the help of lab drill explains every exit code', () => {
  const help = helpOf('drill');
  for (const [code, meaning] of [
    [0, 'held'],
    [1, 'not held'],
    [2, 'invalid command line'],
    [3, 'environment problem'],
    [4, 'void'],
    [130, 'interrupted'],
  ]) {
    expect(help).toMatch(new RegExp(`^ +${code}  ${meaning}`, 'm'));
  }
});

it('the examples in the help of lab drill are valid commands', () => {
  const examples = [...helpOf('drill').matchAll(/npm run drill(?: -- (.*))?$/gm)].map(
    ([, options = '']) => options,
  );
  expect(examples.length).toBeGreaterThan(2);
  for (const options of examples) {
    const drill = createProgram({ exitCode: 0 }).commands.find((each) => each.name() === 'drill');
    drill?.exitOverride().parseOptions(options.split(' ').filter(Boolean));
    expect(findPlanProblems(planOf(drill?.opts() as Parameters<typeof planOf>[0]))).toEqual([]);
  }
});

it('the examples in the help of lab begin with the main command', () => {
  expect(helpOf()).toMatch(/Examples:\n +npm run drill /);
});

it('the help shows the default of every option that takes a value', () => {
  const options = createProgram({ exitCode: 0 }).commands.flatMap((command) => command.options);
  const withValue = options.filter(({ required }) => required);
  expect(withValue.length).toBeGreaterThan(10);
  const without = withValue.filter(({ description, defaultValue }) => {
    return defaultValue === undefined && !description.includes('(default: ');
  });
  expect(without.map(({ flags }) => flags)).toEqual([]);
});
