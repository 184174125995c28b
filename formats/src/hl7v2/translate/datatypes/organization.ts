import type { Address, ContactPoint, Identifier, Organization, Reference } from "../../../fhir/index.ts";
import type { Repetition } from "../../segment.ts";
import { businessKey } from "../business-key.ts";
import type { Scope } from "../scope.ts";
import { identifierKey, identifierType, systemOfHd } from "./identifier.ts";

/** XON → a shared Organization and a reference to it; nothing where neither name nor number is given. */
export function shareXon(
  scope: Scope,
  xon: Repetition,
  more: { address?: Address | undefined } = {},
): Reference<Organization> | undefined {
  if (xon.isEmpty) return undefined;
  const name = xon.text(1);
  const value = xon.text(10) || xon.text(3);
  const type = xon.text(7).toUpperCase();
  const identifier: Identifier = {};
  const system = type === "NPI" ? "http://hl7.org/fhir/sid/us-npi" : systemOfHd(xon.component(6));
  if (type !== "") identifier.type = identifierType(type);
  if (system !== "") identifier.system = system;
  identifier.value = value;
  return shareOrganization(scope, { name, identifier: value === "" ? undefined : identifier, address: more.address });
}

/** A shared Organization from what is known of it; nothing where that is neither name nor number. */
export function shareOrganization(
  scope: Scope,
  known: {
    name: string;
    identifier?: Identifier | undefined;
    address?: Address | undefined;
    telecom?: ContactPoint[] | undefined;
  },
): Reference<Organization> | undefined {
  const { name, identifier, address, telecom } = known;
  if (name === "" && identifier === undefined) return undefined;
  const key = identifier?.system
    ? businessKey("id", identifierKey(identifier))
    : businessKey("name", name, identifier?.value ?? "");
  const organization: Organization = {
    resourceType: "Organization",
    id: scope.context.resourceId("Organization", key),
  };
  if (identifier) organization.identifier = [identifier];
  if (name !== "") organization.name = name;
  if (telecom && telecom.length > 0) organization.telecom = telecom;
  if (address) organization.address = [address];
  scope.share(organization);
  const reference: Reference<Organization> = { reference: `Organization/${organization.id}` };
  if (name !== "") reference.display = name;
  return reference;
}
