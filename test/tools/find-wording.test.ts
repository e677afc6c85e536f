import { findWording } from '../../tools/plain-english/find-wording';

/** Removes the dots that keep the planted words out of this file's own check. */
const withoutDots = (text: string) => text.replaceAll('·', '');

function expectFindings(path: string, source: string, findings: readonly string[]): void {
  const found = findWording(path, withoutDots(source)).map((finding) => `${finding.line} ${finding.found}`);
  expect(found).toEqual(findings.map(withoutDots));
}

describe('the check of the wording', () => {
  it('finds a planted word in a comment, a string, a template and a page, with its line', () => {
    expectFindings('a.ts', 'const a = 1;\n// No·body reads it.\n', ['2 No·body']);
    expectFindings('a.ts', '\n\nthrow new Error("to·ld so");', ['3 to·ld']);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a template
    expectFindings('a.ts', 'x(`${y}\nmade an·ew ${z} who·ever`);', ['2 an·ew', '2 who·ever']);
    expectFindings('a.md', '# Title\n\nAs it st·ands.\n', ['3 st·ands']);
  });

  it('finds a word in the second line of a comment', () => {
    expectFindings('a.ts', '/**\n * Waits.\n * Some·body ends it.\n */', ['3 Some·body']);
  });

  it('finds a comment that opens with "What", but not a string', () => {
    expectFindings('a.ts', '/** What the caller gets. */', ['1 What']);
    expectFindings('a.ts', 'const title = "What happened";', []);
  });

  it('prints the plain alternative', () => {
    expect(findWording('a.md', withoutDots('It was to·ld.'))[0]?.write).toMatch(/report/);
  });

  it('ignores code, identifiers and words that only contain a listed word', () => {
    expectFindings('a.ts', 'const to·ld = st·ands(me·nd); // `no·body` is a user\n', []);
    expectFindings('a.md', 'Run `to·ld`.\n\n```\nno·body\n```\n\nAm·endments underst·and.\n', []);
  });
});
