import { html, trusted } from '../../../../drill/report/html/markup';

it('escapes inserted texts, in elements and attributes', () => {
  const evil = `<img src=x onerror="alert('1')">&amp;`;
  expect(html`<p title="${evil}">${evil}</p>`.text).toBe(
    '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;</p>',
  );
});

it('inserts markup unchanged, joins lists, and inserts nothing for false and undefined', () => {
  const items = ['a', 'b'].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}</ul>${false}${undefined}${0}${trusted('<hr>')}`.text).toBe(
    '<ul><li>a</li><li>b</li></ul>0<hr>',
  );
});

it('rejects an object that only resembles markup', () => {
  const fake = JSON.parse('{"text":"<script>"}');
  expect(() => html`${fake}`.text).toThrow();
});
