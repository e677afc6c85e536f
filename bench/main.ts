import '../cli/quiet-sdk';
import { parseArgs } from 'node:util';
import type { Figure, Measurement } from 'aurora-loopback/bench/figure';
import { renderFigure } from 'aurora-loopback/bench/render';
import { renderTable } from 'aurora-loopback/bench/table';
import { toJson } from 'aurora-loopback/bench/to-json';
import { figures } from './figures';

const HELP = `Measures the figures of the project. Beside most of them it measures their floor: the lowest possible cost of the same
task. Takes about 5 minutes.

npm run bench -- [--only TEXT]… [--json]

--only TEXT  measures the figures whose name contains TEXT, in any case; repeatable. Figures marked (only) are
             measured only then, because each takes more than a minute
--json       prints one JSON array to standard output
--help       prints this help and the names of all figures

A missed limit is reported and is not an error, because the machine may be busy. Long runs: npm run soak.

Figures:
`;

interface BenchOptions {
  readonly only: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
}

async function main(args: readonly string[]): Promise<void> {
  const { only, json, help } = parse(args);
  if (help) return console.log(HELP + renderNames());
  const chosen = choose(only);
  const startMs = performance.now();
  const measured: (readonly [Figure, Measurement])[] = [];
  for (const figure of chosen) {
    console.error(`measuring: ${figure.name}`);
    const figureStartMs = performance.now();
    const measurement = await figure.measure();
    measured.push([figure, measurement]);
    if (!json) console.log(renderFigure(figure, measurement));
    console.error(`          took ${secondsSince(figureStartMs)} s`);
  }
  console.log(json ? JSON.stringify(measured.map(toJson), null, 2) : `\n${renderTable(measured)}`);
  console.error(`${chosen.length} figures took ${secondsSince(startMs)} s`);
}

function parse(args: readonly string[]): BenchOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    return refuse(`${(error as Error).message}\nrun npm run bench -- --help for the options`);
  }
}

function choose(only: readonly string[]): readonly Figure[] {
  if (only.includes('')) return refuse('--only needs a part of a name, got an empty text');
  const isChosen = ({ name }: Figure) => only.some((text) => name.toLowerCase().includes(text.toLowerCase()));
  const chosen = figures.filter((figure) => (only.length === 0 ? !figure.isOptional : isChosen(figure)));
  if (chosen.length > 0) return chosen;
  return refuse(`no figure's name contains ${only.join(' or ')}; the figures are:\n${renderNames()}`);
}

function renderNames(): string {
  return figures.map(({ name, isOptional }) => `  ${name}${isOptional ? ' (only)' : ''}`).join('\n');
}

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}

function secondsSince(startMs: number): string {
  return ((performance.now() - startMs) / 1000).toFixed(1);
}

void main(process.argv.slice(2));
