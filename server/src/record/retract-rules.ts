import type { Resource } from "@crossbay/formats/fhir";

const condition = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

/** The resource as one that was entered in error. */
export function retracted(resource: Resource): Resource {
  switch (resource.resourceType) {
    case "Observation":
    case "DiagnosticReport":
    case "Encounter":
      return { ...resource, status: "entered-in-error" };
    case "Condition":
      return { ...resource, verificationStatus: { coding: [{ system: condition, code: "entered-in-error" }] } };
    default:
      return resource;
  }
}
