const { default: Sequencer } = require('@jest/test-sequencer');

/** Runs the tests that start processes first. The many small tests then use the workers that become idle. */
module.exports = class RealTestsFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isReal = ({ path }) => path.endsWith('.real.test.ts');
    return [...sorted.filter(isReal), ...sorted.filter((test) => !isReal(test))];
  }
};
