const { default: Runner } = require('jest-runner');

/** Runs one test file at a time. Jest runs the files of another runner before or after them, never at the same time. */
module.exports = class SerialRunner extends Runner {
  /** @override */
  isSerial = true;
};
