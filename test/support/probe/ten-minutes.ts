import { LIMITS } from '../../../lambda/probe/limits';
import { measureResult, probeLargestCluster } from './largest-cluster';

/** Runs the longest run against the largest cluster. Prints the result's size and this process's memory. */
async function main(): Promise<void> {
  const result = await probeLargestCluster(LIMITS.durationSeconds.most);
  const peakMemoryMib = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ ...measureResult(result), peakMemoryMib }));
}

void main();
