/**
 * To be imported before `pg`. That is CommonJS: bundled into an ES module, it still asks `require` for Node's own
 * modules, and an ES module has none.
 */
Object.assign(globalThis, { require: process.getBuiltinModule });
