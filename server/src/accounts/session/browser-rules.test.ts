import assert from "node:assert/strict";
import { test } from "node:test";
import { browserWords } from "./browser-rules.ts";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";

test("browser and system are told apart, whatever names a browser carries besides its own", () => {
  const known: Record<string, string> = {
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/131.0.0.0 Safari/537.36`]: "Chrome on Windows",
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`]:
      "Edge on Windows",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0": "Firefox on Windows",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15":
      "Safari on macOS",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1":
      "Safari on iOS",
    "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile/15E148 Safari/604.1":
      "Chrome on iOS",
    [`Mozilla/5.0 (Linux; Android 14; Pixel 8) ${webKit} Chrome/131.0.0.0 Mobile Safari/537.36`]: "Chrome on Android",
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0": "Firefox on Linux",
    "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0": "Firefox on Android",
  };
  for (const [userAgent, words] of Object.entries(known)) assert.equal(browserWords(userAgent), words);
});

test("what says nothing known is an unknown browser, and nothing of it is repeated", () => {
  for (const userAgent of [
    undefined,
    "",
    "curl/8.5.0",
    "<script>alert(1)</script>",
    "Mozilla/5.0",
    "x".repeat(100_000),
  ]) {
    assert.equal(browserWords(userAgent), "an unknown browser");
  }
});
