
import './cli/quiet-sdk';
import { createBenchCluster } from './bench/bench-cluster';
import { bareCluster } from './bench/floors/postgres';
import { findPostgres } from './loopback/postgres/binaries';
const med = (v: number[]) => v.toSorted((a, b) => a - b)[v.length >> 1]!.toFixed(0);
async function main() {
  const c = await createBenchCluster(2);
  const api: number[] = [], kill: number[] = [], fl: number[] = [];
  for (let i = 0; i < 24; i++) {
    await c.untilAvailable();
    const f = await bareCluster(await findPostgres(process.env), 2); fl.push(await f.failOver()); await f.close();
    const t = performance.now();
    if (i % 2) await c.killWriter(); else await c.requestFailover();
    await c.untilWritten();
    (i % 2 ? kill : api).push(performance.now() - t);
  }
  console.log('median api', med(api), 'kill', med(kill), 'floor', med(fl), '| min', Math.min(...api).toFixed(0), Math.min(...kill).toFixed(0), Math.min(...fl).toFixed(0));
  await c.close();
}
void main();
