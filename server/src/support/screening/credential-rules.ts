import type { CredentialKind, Found } from "./mask-rules.ts";

/** Passwords and security codes in a text, where they stand. */
export const findCredentials = (text: string): Found<CredentialKind>[] => [...findPasswords(text), ...findCodes(text)];

const passwordWords =
  /\b(?:pass ?words?|pass ?phrases?|pass ?codes?|pwds?|passwd|contraseñ(?:as?)|clave)(?![\p{L}\d])["']?/giu;

function findPasswords(text: string): Found<"password">[] {
  return [...text.matchAll(passwordWords)].flatMap((match) => {
    const after = match.index + match[0].length;
    const value = valueAfter(text.slice(after, after + 300));
    return value ? [{ kind: "password" as const, start: after + value.start, end: after + value.end }] : [];
  });
}

/** What "password" is said to be: after "is", a colon or an equals sign, or right behind it when it looks like nothing else. */
function valueAfter(rest: string): { start: number; end: number } | undefined {
  const said =
    /^(?:[ \t]+(?:for|of|to|at|on)[ \t]+[^\n:=]{1,40}?)?[ \t]*(?:[:=]|[ \t](?:is|was|are|=|es|era)\b:?)[ \t]*\n?[ \t]*/iu.exec(
      rest,
    );
  if (!said) return bareValue(rest);
  const start = said[0].length;
  const quoted = /^(?:"[^"\n]{1,128}"|'[^'\n]{1,128}'|“[^”\n]{1,128}”|`[^`\n]{1,128}`)/u.exec(rest.slice(start));
  if (quoted) return { start, end: start + quoted[0].length };
  const first = /^\S{1,128}/u.exec(rest.slice(start))?.[0].replace(/[,.;?)]+$/u, "") ?? "";
  if (first === "" || stateWords.has(first.toLowerCase())) return undefined;
  // Several plain words are a phrase, up to the end of what is said.
  const isWord = /^\p{L}+$/u.test(first);
  const phrase = isWord
    ? /^[^\n.,;!?]{1,128}?(?=\s+(?:and|but|so|or|y|pero)\s|[\n.,;!?]|$)/u.exec(rest.slice(start))?.[0]
    : undefined;
  return { start, end: start + (phrase ?? first).length };
}

function bareValue(rest: string): { start: number; end: number } | undefined {
  const bare = /^[ \t]+["'(]?(\S{6,128})/u.exec(rest);
  const value = bare?.[1]?.replace(/[,.;?)"']+$/u, "");
  if (!bare || !value || !/\d/.test(value) || !/\p{L}/u.test(value) || /^https?:/i.test(value)) return undefined;
  const start = bare[0].length - (bare[1]?.length ?? 0);
  return { start, end: start + value.length };
}

/** What is said of a password without telling it. */
const stateWords = new Set(
  `a about accepted again almost already also always an and asked at bad because being blocked but by case changed coming correct
  different difficult disabled due easy empty expired fine for forgotten from going gone good hard here hidden how if in incorrect
  invalid it its just known locked long lost missing my needed never new no not nothing of off ok okay old on only or our out over
  please probably really refused rejected required reset right same sent set shared short shown so still strong stuck supposed
  temporary that the there this to too typed under unknown used valid very was weak what when where which why with without
  working wrong your [ ( ? incorrecta no olvidada vencida`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Eight digits, together or four and four, that are no part of a longer number, a date or an id. */
const eightDigits = /(?<![\d.,/#-])\d{4}[ -]?\d{4}(?![\d/]|-\w|[.,]\d)/g;
const aboutCodes =
  /\b(?:codes?|sms|text(?:ed)? me|text message|otp|one-time|pins?|verification|authenticator|código)\b/i;
const otherCodes =
  /\b(?:error|zip|status|icd(?:-?10)?|cpt|loinc|snomed|ndc|postal|diagnosis|procedure|billing|area|country|product|rx)[ -]codes?\b/gi;
/** Four to ten digits, or groups of letters and digits, that are said to be a code. */
const saidCode =
  /\b(?:codes?|otp|pins?|código)(?:[ \t]+(?:i (?:got|received)|from (?:the )?(?:sms|text|app)))?[ \t]*(?::|=|[ \t](?:is|was|es))[ \t]*["']?((?:\d[ -]?){4,10}(?![\d-])|[a-z0-9]{4,6}(?:-[a-z0-9]{4,6}){1,4})/gi;

function findCodes(text: string): Found<"code">[] {
  // Same length, so that places stay what they are.
  const plain = text.replace(otherCodes, (words) => "_".repeat(words.length));
  const said = [...plain.matchAll(saidCode)].flatMap((match) => {
    const code = match[1]?.trimEnd() ?? "";
    const start = match.index + match[0].length - (match[1]?.length ?? 0);
    return /\d/.test(code) ? [{ kind: "code" as const, start, end: start + code.length }] : [];
  });
  const near = [...plain.matchAll(eightDigits)].flatMap((match) => {
    const around = plain.slice(Math.max(0, match.index - 60), match.index + match[0].length + 40);
    const isAlone = plain.trim() === match[0];
    return isAlone || aboutCodes.test(around)
      ? [{ kind: "code" as const, start: match.index, end: match.index + match[0].length }]
      : [];
  });
  return [...said, ...near];
}
