/** Why a directory cannot be set up so, in a sentence. */
export function refuseIdentityProvider(provider: {
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  scope: string;
}): string | undefined {
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(provider.id)) {
    return "An id has 2 to 40 letters a to z, digits and dashes, a letter first: it stands in addresses.";
  }
  if (provider.name.trim() === "") return "A directory needs the name that people see on the sign-in page.";
  if (!isSafeIssuer(provider.issuer)) {
    return "The issuer is an https:// address, the one that its metadata names; plain http:// is for this machine only.";
  }
  if (provider.clientId === "" || provider.clientSecret === "") return "The client id and its secret are both needed.";
  if (!provider.scope.split(" ").includes("openid")) return "The scope has to contain openid.";
  return undefined;
}

/** TLS, or an address that only this machine reaches. */
export function isSafeIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname } = new URL(issuer);
  return protocol === "https:" || (protocol === "http:" && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname));
}

/**
 * The patient who is open in the EHR, as its answer names one: `1234`, or `1234^^^CGH` as in HL7 v2, or `system|1234` as in
 * FHIR; the last part of a reference such as `Patient/1234`.
 */
export function readPatientClaim(claim: unknown): string | undefined {
  if (typeof claim !== "string" || claim.trim() === "" || claim.length > 200) return undefined;
  const number = claim
    .trim()
    .replace(/\^.*$/, "")
    .split("|")
    .at(-1)!
    .replace(/^Patient\//, "");
  return number === "" ? undefined : number;
}
