import { listRuns } from '../../../drill/run/planned-runs';
import { plan } from '../../support/drill/drill-plan';

const clientsOf = (runs: ReturnType<typeof listRuns>) => runs.map(({ clients }) => clients.join(' '));

it('each run begins with another client than the run before', () => {
  const runs = listRuns({ ...plan, repeat: 4 }, ['request'], [['a', 'b', 'c']]);
  expect(clientsOf(runs)).toEqual(['a b c', 'b c a', 'c a b', 'a b c']);
});

it('plays each cause as often as planned, each time with every group', () => {
  const runs = listRuns({ ...plan, repeat: 2 }, ['request', 'crash'], [['a', 'b'], ['c']]);
  expect(runs.map(({ cause, clients }) => [cause, ...clients].join(' '))).toEqual([
    'request a b',
    'request c',
    'request b a',
    'request c',
    'crash a b',
    'crash c',
    'crash b a',
    'crash c',
  ]);
});

it('a cause that can be played only once is played with all clients', () => {
  const runs = listRuns(
    { ...plan, instanceClass: 'db.r7g.large' },
    ['request', 'class-change'],
    [['a'], ['b']],
  );
  expect(clientsOf(runs)).toEqual(['a', 'b', 'b a']);
});

it('without clients there is one run each time', () => {
  expect(listRuns({ ...plan, repeat: 2 }, ['crash'], [])).toEqual([
    { cause: 'crash', clients: [] },
    { cause: 'crash', clients: [] },
  ]);
});
