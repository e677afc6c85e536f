/**
 * Import this before `pg`. `pg` is CommonJS: bundled into an ES module, it still calls `require` for Node's own modules,
 * and an ES module has no `require`.
 */
Object.assign(globalThis, { require: process.getBuiltinModule });
