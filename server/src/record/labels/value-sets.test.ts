import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sensitivityLabels } from "../../access/index.ts";
import { labelRulesVersion } from "./label-rules.ts";
import { labelsOfSecurityCode } from "./security-codes.ts";
import { codesOf } from "./value-set-rules.ts";
import { valueSets } from "./value-sets/index.ts";

const page = readFileSync(new URL("../../../../docs/standards/sensitive-data.md", import.meta.url), "utf8");
const squeeze = (list: string): string => list.split(/\s+/).filter(Boolean).join(" ");

/** What each version of the rules was made from. */
const digests: Readonly<Record<number, string>> = {
  2: "f3d8f6c8f6a4bf061d50a2c8866920267e174eec7a5b050eb0e6db02c82623c7",
};

test("a change to what labels data is a new version of the rules, so that everything is labelled again", () => {
  const made = JSON.stringify({ valueSets, labelsOfSecurityCode });
  assert.equal(createHash("sha256").update(made).digest("hex"), digests[labelRulesVersion]);
  assert.match(page, new RegExp(`version ${labelRulesVersion} of the rules`));
});

test("the page on sensitive data lists the very codes of the value sets", () => {
  for (const { label, about, codes } of valueSets) {
    const section = page.split(/^## /m).find((part) => part.startsWith(`\`${label}\``)) ?? "";
    assert.ok(section.includes(about), `${label}: ${about}`);
    for (const [vocabulary, list] of Object.entries(codes)) {
      assert.ok(section.includes(`| ${vocabulary} | ${squeeze(list)} |`), `${label}: ${vocabulary}\n${squeeze(list)}`);
    }
  }
});

test("the page lists every security code with its labels", () => {
  for (const [code, labels] of Object.entries(labelsOfSecurityCode)) {
    assert.ok(page.includes(`| \`${code}\` | ${labels.map((label) => `\`${label}\``).join(", ")} |`), code);
  }
});

test("a value set names each code once, and labels with a label that decisions know", () => {
  for (const { label, codes } of valueSets) {
    assert.ok(sensitivityLabels.includes(label));
    for (const [vocabulary, list] of Object.entries(codes)) {
      const all = codesOf(list);
      assert.deepEqual(
        all.filter((code, at) => all.indexOf(code) !== at),
        [],
        `${label}: ${vocabulary}`,
      );
    }
  }
});

test("codes are of their vocabulary's form, LOINC and SNOMED CT with the right check digit", () => {
  for (const { label, codes } of valueSets) {
    for (const code of codesOf(codes.LOINC ?? "")) assert.ok(isLoinc(code), `${label}: ${code}`);
    for (const code of codesOf(codes["SNOMED CT"] ?? "")) assert.ok(isSnomed(code), `${label}: ${code}`);
    for (const code of codesOf(codes.CPT ?? "")) assert.match(code, /^\d{5}$/, label);
    for (const code of codesOf(codes.HCPCS ?? "")) assert.match(code, /^[A-Z]\d{4}$/, label);
    for (const code of codesOf(codes["ICD-10-CM"] ?? ""))
      assert.match(code, /^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/, label);
  }
});

/** Mod 10 (Luhn). @see LOINC Users' Guide, appendix C */
function isLoinc(code: string): boolean {
  const [number = "", check] = code.split("-");
  const sum = [...number].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return Number(check) === (10 - (sum % 10)) % 10;
}

/** Verhoeff. @see SNOMED CT Release File Specifications, 5.5 */
function isSnomed(code: string): boolean {
  let check = 0;
  for (const [at, digit] of [...code].reverse().entries()) check = multiply(check, permute(at % 8, Number(digit)));
  return check === 0;
}

/** In the group of the turns and mirrors of a pentagon. */
function multiply(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5;
  return b < 5 ? ((a - b) % 5) + 5 : (a - b + 5) % 5;
}

function permute(times: number, digit: number): number {
  const once = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  let permuted = digit;
  for (let at = 0; at < times; at++) permuted = once[permuted]!;
  return permuted;
}
