import './cli/quiet-sdk';
import { createBenchCluster } from './bench/bench-cluster';
import { bareCluster } from './bench/floors/postgres';
import { findPostgres } from './loopback/postgres/binaries';
const lines: [number,string][] = [];
(globalThis as any).TL = (l: string) => lines.push([performance.now(), l]);
async function main() {
  const c = await createBenchCluster(2);
  const all: number[] = [], fl: number[] = [];
  for (let i = 0; i < 14; i++) {
    await c.untilAvailable();
    const f = await bareCluster(await findPostgres(process.env), 2); fl.push(await f.failOver()); await f.close();
    lines.length = 0;
    const t = performance.now();
    if (i % 2) await c.killWriter(); else await c.requestFailover();
    lines.push([performance.now(), 'strike returned']);
    await c.untilWritten();
    const d = performance.now() - t; all.push(d);
    lines.push([performance.now(), 'written']);
    if (i >= 10 || process.env.ALL) { console.log(i % 2 ? 'KILL' : 'API', d.toFixed(1), 'floor', fl.at(-1)?.toFixed(1)); for (const [at, l] of lines) console.log('  ', (at - t).toFixed(1), l.slice(0, 110)); }
  }
  console.log('api', all.filter((_, i) => i % 2 === 0).map(v => v.toFixed(0)).join(' '), '| kill', all.filter((_, i) => i % 2).map(v => v.toFixed(0)).join(' '), '| floor', fl.map(v => v.toFixed(0)).join(' '));
  await c.close();
}
void main();
