import { editDistance } from "./edit-distance-rules.ts";

/**
 * The address that was probably meant, where the domain looks mistyped: one or two letters beside a common provider or beside
 * a domain that colleagues have, or an ending that nobody has. Undefined when nothing looks wrong. Resets go to this address,
 * so it is worth a question; never more, since any domain may be right.
 */
export function suggestEmail(email: string, colleagueDomains: ReadonlySet<string>): string | undefined {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1).toLowerCase();
  const meant = suggestDomain(domain, colleagueDomains);
  return meant === undefined ? undefined : `${email.slice(0, at)}@${meant}`;
}

function suggestDomain(domain: string, colleagueDomains: ReadonlySet<string>): string | undefined {
  if (providers.has(domain) || colleagueDomains.has(domain) || closeButRight.has(domain)) return undefined;
  const known = [...providers, ...colleagueDomains];
  let nearest: string | undefined;
  let distance = 3;
  for (const candidate of known) {
    // Short names have neighbours by chance.
    const apart = editDistance(domain, candidate, candidate.length < 9 ? 1 : 2);
    if (apart <= (candidate.length < 9 ? 1 : 2) && apart < distance) [nearest, distance] = [candidate, apart];
  }
  if (nearest !== undefined) return nearest;
  const ending = /\.([a-z]+)$/.exec(domain)?.[1] ?? "";
  const meant = mistypedEndings[ending];
  return meant === undefined ? undefined : `${domain.slice(0, -ending.length)}${meant}`;
}

const providers: ReadonlySet<string> = new Set([
  ...["gmail.com", "hotmail.com", "yahoo.com", "outlook.com", "icloud.com", "aol.com", "live.com", "msn.com", "me.com"],
  ...["comcast.net", "verizon.net", "att.net", "sbcglobal.net", "optonline.net", "proton.me", "protonmail.com"],
]);

/** Beside a common provider, and a provider all the same. */
const closeButRight: ReadonlySet<string> = new Set([
  ...["mail.com", "email.com", "ymail.com", "gmx.com", "mac.com", "pm.me", "ge.com", "aon.com", "att.com"],
  ...["yahoo.ca", "hotmail.ca", "hotmail.fr", "yahoo.fr", "outlook.fr", "live.ca", "live.fr", "verizon.com"],
]);

const mistypedEndings: Readonly<Record<string, string>> = {
  ...{ con: "com", cmo: "com", ocm: "com", comm: "com", coom: "com", vom: "com", xom: "com", cpm: "com", clm: "com" },
  ...{ ogr: "org", rog: "org", orgg: "org", prg: "org", nte: "net", ent: "net", nett: "net", eud: "edu", edy: "edu" },
};
