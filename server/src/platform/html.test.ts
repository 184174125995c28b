import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "./html.ts";

test("what somebody typed never becomes a tag or leaves its attribute", () => {
  const typed = `"><script>alert('1')</script>&amp;`;
  assert.equal(
    html`<input value="${typed}">${typed}`.html,
    '<input value="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">' +
      "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;",
  );
});

test("pieces of a page go into one another as they are, lists one after the other, and what is missing as nothing", () => {
  const items = ["a", "<b>"].map((name) => html`<li>${name}</li>`);
  assert.equal(html`<ul>${items}</ul>${undefined}${false}${3}`.html, "<ul><li>a</li><li>&lt;b&gt;</li></ul>3");
});
