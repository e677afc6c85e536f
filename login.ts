import './cli/quiet-sdk';
import { Client } from 'pg';
import { createBenchCluster } from './bench/bench-cluster';
async function main() {
  const c = await createBenchCluster(1) as any;
  const { account } = c.lab;
  const address = await c.describe();
  const sock = account.instance('bench-1').member.database ?? account.instance('bench-1').member;
  const socketPath: string = (sock.socketPath ?? sock.database?.socketPath);
  const viaFront = async () => { const k = new Client({ host: '127.0.0.1', port: address.port, database: 'shop', user: 'lab', password: 'correct horse', ssl: { ca: c.lab.certificate, servername: address.host } }); await k.connect(); await k.query('SELECT 1'); await k.end(); };
  const direct = async () => { const k = new Client({ host: socketPath.replace(/\/\.s\.PGSQL.*/, ''), port: Number(socketPath.split('.').at(-1)), database: 'shop', user: 'rdsadmin' }); await k.connect(); await k.query('SELECT 1'); await k.end(); };
  const measure = async (name: string, f: () => Promise<void>, n = 200) => {
    const cpu = process.cpuUsage(); const each: number[] = [];
    for (let i = 0; i < n; i++) { const t = performance.now(); await f(); each.push(performance.now() - t); }
    const { user, system } = process.cpuUsage(cpu); each.sort((a, b) => a - b);
    console.log(name, 'p50', each[n >> 1]!.toFixed(1), 'min', each[0]!.toFixed(1), 'p90', each[Math.floor(n * .9)]!.toFixed(1), 'node cpu/login', ((user + system) / 1000 / n).toFixed(1));
  };
  await measure('front ', viaFront, 600);
  await c.close();
}
void main();
