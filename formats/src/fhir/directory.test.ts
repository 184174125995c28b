import assert from "node:assert/strict";
import { test } from "node:test";
import type { Endpoint, HealthcareService, Organization } from "@medplum/fhirtypes";
import fc from "fast-check";
import type { DirectoryParticipant, DirectoryTerms } from "./directory-terms.ts";
import { directoryInvalidities } from "./testing/directory-validity.ts";
import { writeDirectory } from "./write-directory.ts";

const hospital: DirectoryParticipant = {
  id: "0198a000-0000-7000-8000-000000000001",
  name: "Crossbay General Hospital",
  type: { code: "hospital", words: "Hospital" },
  page: "https://exchange.example/directory/0198a000-0000-7000-8000-000000000001",
  sites: [{ id: "0198a000-0000-7000-8000-000000000002", name: "Harbour campus" }],
  sources: [
    {
      id: "0198a000-0000-7000-8000-000000000003",
      name: "Crossbay General registration",
      timeliness: { code: "real-time", words: "Real time" },
      since: "2026-01-05",
      elements: [{ code: "encounters", words: "Encounters", since: "2026-01-05" }],
    },
    { id: "0198a000-0000-7000-8000-000000000004", name: "Crossbay General imaging", elements: [] },
  ],
};
const terms: DirectoryTerms = {
  at: new Date("2026-03-12T15:00:00Z"),
  self: "https://exchange.example/directory.json",
  next: "https://exchange.example/directory.json?page=2",
  total: 120,
  participants: [hospital],
};

test("a participant with sites and sources is a valid FHIR Bundle in which every reference leads somewhere", () => {
  const bundle = writeDirectory(terms);
  assert.deepEqual(directoryInvalidities(bundle), []);
  assert.deepEqual(
    bundle.entry?.map(({ resource }) => resource?.resourceType),
    ["Organization", "Location", "Endpoint", "HealthcareService", "Endpoint", "HealthcareService"],
  );
  assert.deepEqual(
    bundle.link?.map(({ relation }) => relation),
    ["self", "next"],
  );
});

test("an endpoint says what it sends and since when, and not where it listens", () => {
  const found = writeDirectory(terms).entry![2]!.resource as Endpoint;
  assert.deepEqual(found.period, { start: "2026-01-05" });
  assert.equal(found.payloadType[0]?.coding?.[0]?.code, "encounters");
  assert.equal(JSON.stringify(found).includes('"address"'), false);
});

test("a health plan is told as a payer, a hospital as a provider of care", () => {
  const plan = { ...hospital, type: { code: "health-plan", words: "Health plan" } };
  const typeOf = (participant: DirectoryParticipant) => {
    const { resource } = writeDirectory({ ...terms, participants: [participant] }).entry![0]!;
    return (resource as Organization).type?.[0]?.coding?.[0]?.code;
  };
  assert.deepEqual([typeOf(plan), typeOf(hospital)], ["pay", "prov"]);
});

test("the service of a source keeps its id from one look to the next", () => {
  const idOf = () => (writeDirectory(terms).entry![3]!.resource as HealthcareService).id;
  assert.equal(idOf(), idOf());
});

test("whatever names, sites and sources a participant has, its Bundle is valid", () => {
  const name = fc.string({ minLength: 1 }).filter((text) => text.trim() !== "");
  const uuid = fc.uuid();
  const concept = fc.record({ code: fc.constantFrom("results", "vitals", "other"), words: name });
  const day = fc.constantFrom("2025-11-30", "2026-02-28");
  const source = fc.record(
    {
      ...{ id: uuid, name, timeliness: concept, since: day },
      elements: fc.array(fc.record({ code: fc.constantFrom("results", "images"), words: name, since: day })),
    },
    { requiredKeys: ["id", "name", "elements"] },
  );
  const participant = fc.record({
    ...{ id: uuid, name, type: concept, page: fc.webUrl() },
    sites: fc.array(fc.record({ id: uuid, name })),
    sources: fc.array(source),
  });
  fc.assert(
    fc.property(fc.uniqueArray(participant, { selector: ({ id }) => id }), (participants) => {
      const bundle = writeDirectory({ ...terms, participants });
      assert.deepEqual(directoryInvalidities(bundle), []);
    }),
  );
});
