const { default: Sequencer } = require('@jest/test-sequencer');

/** Puts the tests that start processes first; the many small ones then fill the gaps at the end of the run. */
module.exports = class RealTestsFirst extends Sequencer {
  /**
   * @override
   * @param {Parameters<Sequencer['sort']>[0]} tests
   */
  async sort(tests) {
    const sorted = await super.sort(tests);
    const isReal = (/** @type {{ path: string }} */ { path }) => path.endsWith('.real.test.ts');
    return [...sorted.filter(isReal), ...sorted.filter((test) => !isReal(test))];
  }
};
