import type { Chart, ChartContact, ChartCoverage, ChartIdentifier } from "@crossbay/contract";
import type { Address, Coverage, HumanName, Identifier, Patient, RelatedPerson } from "@crossbay/formats/fhir";
import { authorityOfSystem } from "@crossbay/formats/hl7v2";
import type { ChartRow } from "./chart-row.ts";
import { textOfConcept } from "./concept-text-rules.ts";
import type { SourceNames } from "./provenance-rules.ts";

/** Addresses, phones, further names and language over all views, each once, the newest view's first. */
export function presentDemographics(rows: readonly ChartRow<Patient>[]): Chart["demographics"] {
  const views = byNewest(rows).map((row) => row.body);
  const names = unique(views.flatMap((view) => (view.name ?? []).map(nameText)));
  const language = views.map((view) => textOfConcept(view.communication?.[0]?.language)).find(Boolean);
  return {
    addresses: unique(views.flatMap((view) => (view.address ?? []).map(addressText))),
    phones: unique(
      views.flatMap((view) =>
        (view.telecom ?? []).flatMap((telecom) =>
          telecom.system === "email" || telecom.system === "url" ? [] : (telecom.value ?? []),
        ),
      ),
    ),
    otherNames: names.slice(1),
    ...(language ? { language } : {}),
  };
}

/** Identifiers by source; social security numbers are not shown. */
export function presentIdentifiers(rows: readonly ChartRow<Patient>[], names: SourceNames): ChartIdentifier[] {
  const seen = new Set<string>();
  return byNewest(rows).flatMap((row) =>
    (row.body.identifier ?? []).flatMap((identifier) => {
      const key = JSON.stringify([identifier.system, identifier.value, row.sourceId]);
      if (!identifier.value || isSocialSecurity(identifier) || seen.has(key)) return [];
      seen.add(key);
      const type = textOfConcept(identifier.type);
      return [
        {
          value: identifier.value,
          authority: authorityName(identifier),
          ...(type ? { type } : {}),
          from: names.provenanceOf(row),
        },
      ];
    }),
  );
}

const authorityName = ({ system, assigner }: Identifier): string =>
  assigner?.display ?? (system ? (authorityOfSystem(system) ?? system) : "Not told");

const isSocialSecurity = (identifier: Identifier): boolean =>
  identifier.system === "http://hl7.org/fhir/sid/us-ssn" || identifier.type?.coding?.[0]?.code === "SS";

/** Insurance, newest first, each card once. */
export function presentCoverages(rows: readonly ChartRow<Coverage>[], names: SourceNames): ChartCoverage[] {
  const cards = byNewest(rows)
    .filter((row) => row.body.status !== "entered-in-error" && row.body.status !== "cancelled")
    .map((row) => {
      const plan = row.body.class?.find((one) => one.type.coding?.[0]?.code === "plan");
      const planName = plan?.name ?? plan?.value;
      return {
        id: row.id,
        from: names.provenanceOf(row),
        payer: row.body.payor?.[0]?.display ?? planName ?? "Not told",
        ...(row.body.subscriberId ? { memberId: row.body.subscriberId } : {}),
        ...(planName ? { plan: planName } : {}),
      };
    });
  return uniqueBy(cards, ({ payer, memberId, plan }) => JSON.stringify([payer, memberId, plan]));
}

/** Next of kin and contacts, newest first, each once. */
export function presentContacts(rows: readonly ChartRow<RelatedPerson>[], names: SourceNames): ChartContact[] {
  const contacts = byNewest(rows).map((row) => {
    const relationship = textOfConcept(row.body.relationship?.[0]);
    const phone = row.body.telecom?.find((telecom) => telecom.system !== "email")?.value;
    return {
      id: row.id,
      from: names.provenanceOf(row),
      name: nameText(row.body.name?.[0]) || "Not told",
      ...(relationship ? { relationship } : {}),
      ...(phone ? { phone } : {}),
    };
  });
  return uniqueBy(contacts, ({ name, relationship, phone }) => JSON.stringify([name, relationship, phone]));
}

const nameText = (name: HumanName | undefined): string =>
  [...(name?.given ?? []), name?.family ?? "", ...(name?.suffix ?? [])].join(" ").trim();

const addressText = (address: Address): string =>
  [...(address.line ?? []), address.city, [address.state, address.postalCode].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");

const byNewest = <Row extends { eventAt: Date; id: string }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => b.eventAt.getTime() - a.eventAt.getTime() || a.id.localeCompare(b.id));

const unique = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ""))];

const uniqueBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] =>
  [...new Map([...items].reverse().map((item) => [keyOf(item), item])).values()].reverse();
