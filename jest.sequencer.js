const { default: Sequencer } = require('@jest/test-sequencer');

/** The tests that start processes come first, and the many small ones fill up what the last of those leave idle. */
module.exports = class RealTestsFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isReal = ({ path }) => path.endsWith('.real.test.ts');
    return [...sorted.filter(isReal), ...sorted.filter((test) => !isReal(test))];
  }
};
