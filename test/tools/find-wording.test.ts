import { findWording } from '../../tools/plain-english/find-wording';

const found = (path: string, source: string) =>
  findWording(path, source).map((finding) => `${finding.line} ${finding.found}`);

describe('the check of wording', () => {
  it('finds a planted word in a comment, a string, a template and a page, with its line', () => {
    expect(found('a.ts', 'const a = 1;\n// Nobody reads it.\n')).toEqual(['2 Nobody']);
    expect(found('a.ts', '\n\nthrow new Error("told so");')).toEqual(['3 told']);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a template
    expect(found('a.ts', 'x(`${y}\nmade anew ${z} whoever`);')).toEqual(['2 anew', '2 whoever']);
    expect(found('a.md', '# Title\n\nAs it stands.\n')).toEqual(['3 stands']);
  });

  it('finds a word in the second line of a comment', () => {
    expect(found('a.ts', '/**\n * Waits.\n * Somebody ends it.\n */')).toEqual(['3 Somebody']);
  });

  it('finds a comment that opens with "What", and no string that does', () => {
    expect(found('a.ts', '/** What the caller gets. */')).toEqual(['1 What']);
    expect(found('a.ts', 'const title = "What happened";')).toEqual([]);
  });

  it('names the plain alternative', () => {
    expect(findWording('a.md', 'It was told.')[0]?.write).toMatch(/report/);
  });

  it('leaves out code, identifiers and words that only contain one of the list', () => {
    expect(found('a.ts', 'const told = stands(mend); // `nobody` is a user\n')).toEqual([]);
    expect(found('a.md', 'Run `told`.\n\n```\nnobody\n```\n\nAmendments understand.\n')).toEqual([]);
  });
});
