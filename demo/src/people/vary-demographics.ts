import type { Random } from "../seeded-random.ts";
import type { Demographics } from "./demo-person.ts";
import { inventAddress, inventPhone } from "./invent-contact.ts";
import { nicknames } from "./names.ts";

/**
 * The same person at another desk: a nickname, a slip of the keyboard, the address of last year, the
 * maiden name, a missing telephone. At most one thing about name or birth date differs, so that a careful
 * reader can still tell who it is.
 */
export function varyDemographics(told: Demographics, sourceKey: string, random: Random): Demographics {
  const { middle, ssn, phone, ...rest } = told;
  const kept: Demographics = {
    ...rest,
    ...(middle !== undefined && random.chance(0.6) ? { middle: random.chance(0.5) ? middle.slice(0, 1) : middle } : {}),
    ...(ssn !== undefined && random.chance(0.7) ? { ssn } : {}),
    ...(phone !== undefined && random.chance(0.88) ? { phone } : {}),
  };
  const moved = random.chance(0.08) ? { ...kept, address: inventAddress(random), phone: inventPhone(random) } : kept;
  const slipped = random.chance(0.3) ? slip(moved, random) : moved;
  if (sourceKey === "SNH") return inCapitals(slipped);
  return sourceKey === "LSFP" && random.chance(0.5) ? withoutMarks(slipped) : slipped;
}

function slip(told: Demographics, random: Random): Demographics {
  const nickname = nicknames[told.given];
  if (nickname && random.chance(0.6)) return { ...told, given: random.pick(nickname) };
  if (told.maidenName !== undefined && random.chance(0.5)) {
    const { maidenName, ...rest } = told;
    return { ...rest, family: maidenName };
  }
  if (random.chance(0.15)) return { ...told, birthDate: swapDayDigits(told.birthDate) };
  return random.chance(0.5)
    ? { ...told, family: mistype(told.family, random) }
    : { ...told, given: mistype(told.given, random) };
}

/** Two neighbouring letters swapped, one left out or one doubled; never the first. */
export function mistype(word: string, random: Random): string {
  if (word.length < 4) return word;
  const at = random.whole(1, word.length - 2);
  const [before, here, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  switch (random.whole(1, 3)) {
    case 1:
      return before + next + here + after;
    case 2:
      return before + next + after;
    default:
      return before + here + here + next + after;
  }
}

/** 1984-03-12 becomes 1984-03-21, when that is a day. */
function swapDayDigits(birthDate: string): string {
  const swapped = `${birthDate.slice(0, 8)}${birthDate.charAt(9)}${birthDate.charAt(8)}`;
  const day = Number(swapped.slice(8));
  return day >= 1 && day <= 28 ? swapped : birthDate;
}

function inCapitals(told: Demographics): Demographics {
  const { family, given, middle, ...rest } = withoutMarks(told);
  return {
    ...rest,
    family: family.toUpperCase(),
    given: given.toUpperCase(),
    ...(middle === undefined ? {} : { middle: middle.toUpperCase() }),
  };
}

const withoutMarks = (told: Demographics): Demographics => ({
  ...told,
  family: plainLetters(told.family),
  given: plainLetters(told.given),
});

/** What an old system makes of ø, ß and marks over letters. */
export const plainLetters = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ø", "o")
    .replaceAll("Ø", "O")
    .replaceAll("ß", "ss")
    .replaceAll("ł", "l");
