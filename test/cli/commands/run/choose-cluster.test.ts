import { chooseCluster } from '../../../../cli/commands/run/choose-cluster';

const shop = { DBClusterIdentifier: 'shop' };
const blog = { DBClusterIdentifier: 'blog' };

it.each([
  [[shop], undefined, shop],
  [[shop, blog], 'blog', blog],
  [[shop, blog], 'BLOG', blog],
])('of the clusters %j, --cluster %s means %j', (clusters, identifier, chosen) => {
  expect(chooseCluster(clusters, identifier)).toBe(chosen);
});

it.each([
  [[], undefined, 'the loopback account has no DB cluster', /^deploy the lab with: /],
  [[], 'shop', 'the loopback account has no DB cluster', /^deploy the lab with: /],
  [[shop, blog], undefined, 'the loopback account has 2 DB clusters', /--cluster: shop, blog$/],
  [[shop, blog], 'x', 'the loopback account has no DB cluster x', /--cluster: shop, blog$/],
])(
  'of the clusters %j, --cluster %s is refused with the next step',
  (clusters, identifier, message, hint) => {
    expect(() => chooseCluster(clusters, identifier)).toThrow(
      expect.objectContaining({ message, hint: expect.stringMatching(hint) }),
    );
  },
);
