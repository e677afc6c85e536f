import '../cli/quiet-sdk';
import { renderFigure } from 'aurora-loopback/bench/render';
import { figures } from './figures';

/**
 * `npm run bench [-- WORD…]`: measures all figures that are not optional, or those whose name contains one of the words.
 * A missed limit is reported, but is not an error: the machine may be busy.
 */
async function main(words: readonly string[]): Promise<void> {
  const chosen = figures.filter(({ name, isOptional }) =>
    words.length === 0 ? !isOptional : words.some((word) => name.includes(word)),
  );
  if (chosen.length === 0) {
    console.error(`No figure's name contains ${words.join(' or ')}. The figures are:`);
    for (const { name } of figures) console.error(`  ${name}`);
    process.exitCode = 2;
  }
  const startMs = performance.now();
  for (const figure of chosen) {
    console.error(`measuring: ${figure.name}`);
    const figureStartMs = performance.now();
    console.log(renderFigure(figure, await figure.measure()));
    console.error(`          took ${secondsSince(figureStartMs)} s`);
  }
  console.error(`${chosen.length} figures took ${secondsSince(startMs)} s`);
  const omitted = figures.filter((figure) => figure.isOptional && !chosen.includes(figure));
  if (words.length === 0)
    for (const { name } of omitted) console.error(`not measured: ${name}; select it by its name`);
}

function secondsSince(startMs: number): string {
  return ((performance.now() - startMs) / 1000).toFixed(1);
}

void main(process.argv.slice(2));
