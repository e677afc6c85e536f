import { renderPage } from '../../../../cli/commands/exercise/render-page';
import { parsePage } from '../../../../exercises/page';

it('a page is plain text for a terminal: wrapped, with the addresses of links and indented commands', () => {
  const page = parsePage(`# Exercise 1: title

A **bold** word, an *italic* one, \`code\` and [a link](https://example.com/page), [a page](../02/README.md).

1. Do this, which is long enough to be wrapped.

   <!-- not run: it waits -->
   \`\`\`sh
   $ npm run lab -- up
   \`\`\`

| N | exercise |
| --- | --- |
| 10 | last |
`);
  expect(renderPage(page, 40)).toBe(`Exercise 1: title
=================

A bold word, an italic one, \`code\` and a
link (https://example.com/page), a page.

1. Do this, which is long enough to be
   wrapped.

    $ npm run lab -- up

N   exercise
10  last`);
});

it('asterisks and underscores in names stay', () => {
  expect(renderPage(parsePage('`aurora_replica_status()` and SELECT * FROM notes'), 80)).toBe(
    '`aurora_replica_status()` and SELECT * FROM notes',
  );
});
