import '../cli/quiet-sdk';
import { renderFigure } from 'aurora-loopback/bench/render';
import { figures } from './figures';

/**
 * `npm run bench [-- WORD…]`: measures every figure whose name holds one of the words, or all.
 * A missed figure is reported, not an error: a busy machine is no bug, and a number is no test.
 */
async function main(words: readonly string[]): Promise<void> {
  const chosen = figures.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  if (chosen.length === 0) {
    console.error(`No figure's name holds ${words.join(' or ')}. There are:`);
    for (const { name } of figures) console.error(`  ${name}`);
    process.exitCode = 2;
  }
  for (const figure of chosen) {
    console.error(`measuring: ${figure.name}`);
    console.log(renderFigure(figure, await figure.measure()));
  }
}

void main(process.argv.slice(2));
