import { editDistance } from "./edit-distance-rules.ts";

type NamedTitle = { id: string; name: string };

/** The title that is meant: by its id, its name, or one of the words that its name lists, such as RN in "Nurse (RN/LPN)". */
export function findTitle<Title extends NamedTitle>(typed: string, titles: readonly Title[]): Title | undefined {
  const folded = foldWords(typed);
  const meant = titles.filter((title) => title.id === typed.trim() || foldWords(title.name) === folded);
  if (meant.length > 0) return meant[0];
  const listed = titles.filter(({ name }) => wordsOfName(name).includes(folded));
  return listed.length === 1 ? listed[0] : undefined;
}

/** The one of these titles that is nearest to what was typed, if any is near. */
export function suggestTitle<Title extends NamedTitle>(typed: string, titles: readonly Title[]): Title | undefined {
  const folded = foldWords(typed);
  const usual = titles.find(({ id }) => id === usualWords[folded]);
  if (usual) return usual;
  const words = new Set(folded.split(" "));
  const spoken = titles.filter(({ name }) => {
    const inName = new Set(foldWords(name).split(" "));
    return [...words].every((word) => inName.has(word));
  });
  if (spoken.length === 1) return spoken[0];
  let nearest: Title | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const title of titles) {
    for (const name of [foldWords(title.name), ...wordsOfName(title.name)]) {
      const far = Math.min(3, Math.floor(name.length / 3));
      const apart = editDistance(folded, name, far);
      if (apart <= far && apart < distance) [nearest, distance] = [title, apart];
    }
  }
  return nearest;
}

/** What people call titles that have another name here. */
const usualWords: Readonly<Record<string, string>> = {
  doctor: "physician",
  md: "physician",
  do: "physician",
  attending: "physician",
  np: "nurse-practitioner",
  pa: "physician-assistant",
  "ed nurse": "emergency-nurse",
  "er nurse": "emergency-nurse",
  paramedic: "emergency-provider",
  emt: "emergency-provider",
  "case manager": "care-manager",
  "care coordinator": "care-manager",
  receptionist: "registrar",
};

/** "Nurse (RN/LPN)": nurse, rn, lpn; "Physician (including resident)": physician, resident. */
const wordsOfName = (name: string): string[] =>
  name
    .split(/[()/]|\bor\b/)
    .map((part) => foldWords(part).replace(/^including /, ""))
    .filter(Boolean);

/** Without case, accents and punctuation, words one space apart. */
export const foldWords = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
