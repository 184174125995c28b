import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isText, trackedFiles } from "./tracked-files.ts";

type Pattern = { readonly what: string; readonly pattern: RegExp };

// Each needs the shape of a real secret, so that names and placeholders pass.
const secrets: readonly Pattern[] = [
  { what: "a private key", pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----\s*[A-Za-z0-9+/=]{20}/ },
  { what: "an AWS access key", pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { what: "a GitHub token", pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})\b/ },
  { what: "a GitLab token", pattern: /\bglpat-[A-Za-z0-9_-]{20,}\b/ },
  { what: "an npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*\S+/ },
  { what: "a Slack token", pattern: /\bxox[abprs]-[A-Za-z0-9-]{20,}/ },
  { what: "a Google key", pattern: /\bAIza[0-9A-Za-z_-]{35}\b/ },
  { what: "a Stripe key", pattern: /\b[rs]k_live_[0-9a-zA-Z]{20,}/ },
  { what: "a Twilio key", pattern: /\bSK[0-9a-f]{32}\b/ },
  { what: "a signed token", pattern: /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/ },
  {
    what: "a password in an address",
    // SID:TOKEN and the like are words for what belongs there.
    pattern: /\b[a-z][a-z0-9+]+:\/\/(?!SID:TOKEN@)[^\s/:@"'`<>${}]+:[^\s/@"'`<>${}]{3,}@[a-z0-9]/i,
  },
];

const registryHost: Pattern = {
  what: "the address of a package registry",
  pattern:
    /https?:\/\/[^\s"']*(?:registry\.npmjs|registry\.yarnpkg|npm\.pkg\.github|\/artifactory\/|\/repository\/npm)/i,
};

// Made-up values that tests and documents need. An entry names the file and the whole value.
const allowed: readonly { file: string; value: string }[] = [
  { file: "server/src/platform/sms.test.ts", value: `http://crossbay:${"p%40ss"}@1` },
];

/** One sentence for each secret, and each registry's address, in the files that git tracks. */
export function checkSecrets(root: string): string[] {
  return trackedFiles(root).flatMap((file) => {
    const content = readFileSync(join(root, file));
    return isText(content) ? findSecrets(file, content.toString("utf8")) : [];
  });
}

/** What looks like a secret in one file, by line; the secret itself is not repeated. */
export function findSecrets(file: string, text: string): string[] {
  return [...secrets, registryHost].flatMap(({ what, pattern }) =>
    [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))]
      .filter(([value]) => !allowed.some((exception) => exception.file === file && exception.value === value))
      .map(({ index }) => `${file}:${lineAt(text, index)} holds ${what}.`),
  );
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split("\n").length;
