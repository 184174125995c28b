import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ConsentScope, ConsentValue, participantTypes } from "@crossbay/contract";
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import type { ConsentForm } from "./consent-decision.ts";

const folder = fileURLToPath(new URL("forms/", import.meta.url));
const closed = { additionalProperties: false };

/** `forms.json`: what a form is, whatever its language. */
const FormsFile = Type.Record(
  Type.String(),
  Type.Object(
    {
      version: Type.Integer({ minimum: 1 }),
      effectiveFrom: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }),
      scope: ConsentScope,
      choices: Type.Array(ConsentValue, { minItems: 1 }),
      covers: Type.Optional(
        Type.Object(
          {
            types: Type.Array(Type.Union(participantTypes.map((type) => Type.Literal(type)))),
            laterJoiners: Type.Boolean(),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
);

const text = Type.String({ minLength: 1 });

/** `<code>.json`: the words of one language. A form whose translation is behind the newest version waits for it. */
const LanguageFile = Type.Object(
  {
    code: Type.String({ pattern: "^[a-z]{2,3}(-[A-Za-z0-9]+)*$" }),
    name: text,
    words: Type.Record(Type.String(), text),
    forms: Type.Record(
      Type.String(),
      Type.Object(
        {
          version: Type.Integer({ minimum: 1 }),
          title: text,
          paragraphs: Type.Array(text, { minItems: 1 }),
          choices: Type.Record(Type.String(), text),
        },
        closed,
      ),
    ),
  },
  closed,
);

type ProductForm = ConsentForm & { effectiveFrom: string; content: NonNullable<ConsentForm["content"]> };
export type ProductForms = {
  forms: readonly ProductForm[];
  /** Languages by code, each with its own name. */
  languages: ReadonlyMap<string, string>;
};

let read: ProductForms | undefined;

/**
 * The forms that the product brings, each in every language that has its newest version. Read once.
 * @throws when a file is damaged, or a translation lacks a choice or a word
 */
export function productForms(): ProductForms {
  read ??= readForms();
  return read;
}

/** The languages in which a form is there, each with its own name. */
export const languagesOf = (forms: readonly ConsentForm[]): { code: string; name: string }[] => {
  const known = [...productForms().languages];
  const names = known.filter(([code]) => forms.some(({ language }) => language === code));
  return names.map(([code, name]) => ({ code, name }));
};

/** The language that every form has. */
export const firstLanguage = "en";

function readForms(): ProductForms {
  const kinds = Value.Parse(FormsFile, JSON.parse(readFileSync(join(folder, "forms.json"), "utf8")));
  const languages = readdirSync(folder)
    .filter((name) => name.endsWith(".json") && name !== "forms.json")
    .map((name) => Value.Parse(LanguageFile, JSON.parse(readFileSync(join(folder, name), "utf8"))))
    .sort(
      (a, b) => Number(b.code === firstLanguage) - Number(a.code === firstLanguage) || a.code.localeCompare(b.code),
    );
  const needed = Object.keys(languages[0]?.words ?? {});
  return {
    forms: languages.flatMap((language) =>
      Object.entries(kinds).flatMap(([id, kind]) => formOf(id, kind, language, needed) ?? []),
    ),
    languages: new Map(languages.map(({ code, name }) => [code, name])),
  };
}

function formOf(
  id: string,
  kind: Static<typeof FormsFile>[string],
  language: Static<typeof LanguageFile>,
  needed: readonly string[],
): ProductForm | undefined {
  const told = language.forms[id];
  if (told?.version !== kind.version) return undefined;
  const choices = kind.choices.map((value) => {
    const label = told.choices[value];
    if (!label) throw new Error(`The form ${id} has no words in ${language.code} for the choice ${value}.`);
    return { value, label };
  });
  const missing = needed.filter((word) => !language.words[word]);
  if (missing.length > 0) throw new Error(`The forms lack words in ${language.code}: ${missing.join(", ")}.`);
  const { version, scope, effectiveFrom, covers } = kind;
  return {
    id,
    version,
    language: language.code,
    scope,
    title: told.title,
    choices: kind.choices,
    text: [...told.paragraphs, ...choices.map(({ label }) => label)].join("\n\n"),
    effectiveFrom,
    content: { paragraphs: told.paragraphs, choices, words: language.words, ...(covers ? { covers } : {}) },
  };
}
