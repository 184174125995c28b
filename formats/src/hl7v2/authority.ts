/**
 * The identifier system (a URI) of an assigning authority, HD: an ISO object identifier becomes `urn:oid:…`, a UUID `urn:uuid:…`,
 * a URI stays; otherwise `urn:crossbay:authority:<NAMESPACE>` in upper case.
 * Equal authorities give equal systems, whatever the message.
 * @returns an empty string where nothing names an authority
 */
export function authoritySystem(namespace: string, universalId = "", universalIdType = ""): string {
  const id = universalId.trim();
  const type = universalIdType.trim().toUpperCase();
  if (objectIdentifier.test(id) && (type === "ISO" || type === "")) return `urn:oid:${id.replace(/^urn:oid:/i, "")}`;
  if (id !== "" && (type === "UUID" || type === "GUID"))
    return `urn:uuid:${id.replace(/^urn:uuid:/i, "").toLowerCase()}`;
  if (id !== "" && type === "URI") return id;
  const name = namespace.trim() || id;
  return name === "" ? "" : `${authorityPrefix}${encodeName(name)}`;
}

/** The assigning authority inside an identifier system made by {@link authoritySystem}: an OID, a UUID or a namespace; else `undefined`. */
export function authorityOfSystem(system: string): string | undefined {
  if (system.startsWith(authorityPrefix)) return decodeName(system.slice(authorityPrefix.length));
  if (system.startsWith("urn:oid:")) return system.slice("urn:oid:".length);
  if (system.startsWith("urn:uuid:")) return system.slice("urn:uuid:".length);
  return undefined;
}

const authorityPrefix = "urn:crossbay:authority:";
const objectIdentifier = /^(?:urn:oid:)?[0-2](?:\.(?:0|[1-9]\d*))+$/i;

const encodeName = (name: string): string =>
  name.toUpperCase().replace(/[^A-Z0-9._-]/gu, (char) => {
    try {
      return encodeURIComponent(char);
    } catch {
      return "%EF%BF%BD";
    }
  });

const decodeName = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};
