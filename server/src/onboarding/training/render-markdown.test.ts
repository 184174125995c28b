import assert from "node:assert/strict";
import { test } from "node:test";
import { renderMarkdown } from "./render-markdown.ts";

test("raw HTML in a course is shown as text and does nothing", () => {
  const html = renderMarkdown("<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> **bold**");
  assert.ok(!html.includes("<script") && !html.includes("<img"));
  assert.match(html, /<strong>bold<\/strong>/);
});

test("links lead to http and https addresses alone, and open apart", () => {
  assert.match(
    renderMarkdown("[law](https://www.ecfr.gov/part-2)"),
    /<a href="https:\/\/www.ecfr.gov\/part-2" rel="noopener noreferrer" target="_blank">law<\/a>/,
  );
  for (const bad of [
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "/api/session",
    "//evil.example",
    "JaVaScRiPt:x",
  ]) {
    assert.ok(!renderMarkdown(`[x](${bad})`).includes("<a "), bad);
  }
});

test("pictures come from the training folder and from nowhere else", () => {
  assert.match(
    renderMarkdown("![The way in](/training/images/sign-in.svg)"),
    /<img src="\/training\/images\/sign-in.svg" alt="The way in">/,
  );
  for (const bad of [
    "https://tracker.example/pixel.png",
    "/training/images/../../api/session",
    "/training/images/a.html",
    "data:image/png;base64,AAAA",
    "/dev/outbox",
  ]) {
    const html = renderMarkdown(`![words](${bad})`);
    assert.ok(!html.includes("<img"), bad);
    assert.ok(html.includes("words"), bad);
  }
});

test("headings of a text stand below those of its page", () => {
  assert.equal(renderMarkdown("# One\n\n## Two\n\n### Three"), "<h3>One</h3>\n<h3>Two</h3>\n<h4>Three</h4>\n");
});
