import { resolve } from "node:path";
import { PlainError } from "../platform/plain-error.ts";

/** A setting, how its text is read, and what is said about it. */
export type Setting<Value> = {
  /** Name of the environment variable. */
  name: string;
  /** What an empty variable means, in words for the documentation. */
  absent: string;
  about: string;
  parse(text: string | undefined): Value;
};

const expected = (name: string, what: string): PlainError => new PlainError(`${name} is not right: ${what}.`);

export const path = (name: string, fallback: string, about: string): Setting<string> => ({
  name,
  about,
  absent: `\`${fallback}\``,
  parse: (text) => resolve(text || fallback),
});

export const choice = <Value extends string>(
  name: string,
  values: readonly Value[],
  fallback: Value,
  about: string,
): Setting<Value> => ({
  name,
  about: `${about} One of ${values.map((value) => `\`${value}\``).join(", ")}.`,
  absent: `\`${fallback}\``,
  parse(text) {
    const value = values.find((candidate) => candidate === (text || fallback));
    if (!value) throw expected(name, `it is one of ${values.join(", ")}`);
    return value;
  },
});

export const words = (name: string, fallback: string, about: string): Setting<string> => ({
  name,
  about,
  absent: `\`${fallback}\``,
  parse: (text) => text || fallback,
});

export const optional = (name: string, absent: string, about: string): Setting<string | undefined> => ({
  name,
  about,
  absent,
  parse: (text) => text || undefined,
});

export const mailAddress = (name: string, absent: string, about: string): Setting<string | undefined> => ({
  name,
  about,
  absent,
  parse(text) {
    if (!text) return undefined;
    if (!/^[^\s@<>,;:"+]{1,64}@[^\s@<>,;:"]{1,190}$/.test(text)) {
      throw expected(name, "it is one mail address without a name and without a plus");
    }
    return text.toLowerCase();
  },
});

export const list = (name: string, absent: string, about: string): Setting<readonly string[]> => ({
  name,
  about,
  absent,
  parse: (text) =>
    (text ?? "")
      .split(",")
      .map((item) => item.trim())
      .filter(Boolean),
});

export const url = (
  name: string,
  protocols: readonly string[],
  absent: string,
  about: string,
): Setting<string | undefined> => ({
  name,
  about,
  absent,
  parse(text) {
    if (!text) return undefined;
    if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
      throw expected(
        name,
        `it is an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
      );
    }
    return text;
  },
});

export const whole = (
  name: string,
  bounds: { min: number; max: number; fallback: number },
  about: string,
): Setting<number> => ({
  name,
  about: `${about} ${bounds.min} to ${bounds.max}.`,
  absent: `\`${bounds.fallback}\``,
  parse(text) {
    if (!text) return bounds.fallback;
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < bounds.min || value > bounds.max) {
      throw expected(name, `it is a whole number from ${bounds.min} to ${bounds.max}`);
    }
    return value;
  },
});

export const port = (name: string, fallback: number, about: string) =>
  whole(name, { min: 0, max: 65_535, fallback }, about);
