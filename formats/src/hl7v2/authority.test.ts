import assert from "node:assert/strict";
import { test } from "node:test";
import { authorityOfSystem, authoritySystem } from "./authority.ts";

const cases: [namespace: string, id: string, type: string, system: string, back: string | undefined][] = [
  ["CGH", "", "", "urn:crossbay:authority:CGH", "CGH"],
  ["cgh ", "", "", "urn:crossbay:authority:CGH", "CGH"],
  ["CGH", "1.2.840.1", "ISO", "urn:oid:1.2.840.1", "1.2.840.1"],
  ["", "1.2.840.1", "", "urn:oid:1.2.840.1", "1.2.840.1"],
  [
    "",
    "5B5F1AAE-0000-4000-8000-000000000001",
    "UUID",
    "urn:uuid:5b5f1aae-0000-4000-8000-000000000001",
    "5b5f1aae-0000-4000-8000-000000000001",
  ],
  ["", "http://example.org/mrn", "URI", "http://example.org/mrn", undefined],
  ["", "cgh.example.org", "DNS", "urn:crossbay:authority:CGH.EXAMPLE.ORG", "CGH.EXAMPLE.ORG"],
  ["St. Mary's", "", "", "urn:crossbay:authority:ST.%20MARY'S", "ST. MARY'S"],
  ["Krankenhaus Süd", "", "", "urn:crossbay:authority:KRANKENHAUS%20S%C3%9CD", "KRANKENHAUS SÜD"],
  ["", "", "", "", undefined],
];

for (const [namespace, id, type, system, back] of cases) {
  test(`the authority ${[namespace, id, type].join("&")} is the system ${system || "nothing"}`, () => {
    assert.equal(authoritySystem(namespace, id, type), system);
    assert.equal(authorityOfSystem(system), back);
  });
}
