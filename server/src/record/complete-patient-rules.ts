import type { Patient } from "@crossbay/formats/fhir";

/**
 * What is known of a patient after a message: elements that it tells replace those known, what it is silent about stays,
 * what it deletes goes. Of identifiers, names and extensions it replaces only those of the kinds that it tells, for a
 * result names its patient by one number and one name.
 * @param cleared elements that the sender deletes (HL7 v2 `""`)
 * @see HL7 v2.8.2 chapter 2, 2.5.3.2 (fields absent, empty and null)
 */
export function completePatient(known: Patient, told: Patient, cleared: readonly (keyof Patient)[]): Patient {
  const kept = Object.fromEntries(
    Object.entries(known).filter(([element]) => !cleared.includes(element as keyof Patient)),
  );
  const complete: Patient = { ...(kept as Patient), ...told };
  // Of two ways to say one thing the newer counts.
  if (told.deceasedBoolean !== undefined) delete complete.deceasedDateTime;
  if (told.deceasedDateTime !== undefined) delete complete.deceasedBoolean;
  const isDeathTold = told.deceasedBoolean !== undefined || told.deceasedDateTime !== undefined;
  // Parts of an element go with it.
  if (isDeathTold || cleared.includes("deceasedDateTime"))
    delete (complete as { _deceasedDateTime?: unknown })._deceasedDateTime;
  if (told.multipleBirthBoolean !== undefined) delete complete.multipleBirthInteger;
  if (told.multipleBirthInteger !== undefined) delete complete.multipleBirthBoolean;
  return {
    ...complete,
    ...joined("identifier", cleared, known.identifier, told.identifier, ({ system, type }) => [
      system,
      type?.coding?.[0]?.code,
    ]),
    ...joined("name", cleared, known.name, told.name, ({ use }) => [use]),
    ...joined("extension", cleared, known.extension, told.extension, ({ url }) => [url]),
  };
}

/** What is told, then what is known of other kinds. */
function joined<Element extends "identifier" | "name" | "extension", Item>(
  element: Element,
  cleared: readonly (keyof Patient)[],
  known: readonly Item[] | undefined,
  told: readonly Item[] | undefined,
  kindOf: (item: Item) => readonly (string | undefined)[],
): { [Name in Element]?: Item[] } {
  if (!told || !known || cleared.includes(element)) return {};
  const key = (item: Item) => JSON.stringify(kindOf(item).map((part) => part ?? null));
  const kinds = new Set(told.map(key));
  return { [element]: [...told, ...known.filter((item) => !kinds.has(key(item)))] } as { [Name in Element]?: Item[] };
}
