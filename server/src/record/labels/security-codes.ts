import type { SensitivityLabel } from "../../access/index.ts";

/**
 * Confidentiality and sensitivity codes as messages and resources carry them, in upper case; what is not here labels nothing.
 * @see HL7 v2 tables 0177, 0717 and 0952; http://terminology.hl7.org/CodeSystem/v3-Confidentiality and v3-ActCode (information
 * sensitivity policies and US privacy laws), as HL7 Data Segmentation for Privacy (DS4P) uses them
 */
export const labelsOfSecurityCode: Readonly<Record<string, readonly SensitivityLabel[]>> = {
  R: ["restricted"],
  V: ["very-restricted"],
  ALL: ["restricted"],
  SMD: ["restricted"],
  OO: ["restricted"],
  SPI: ["restricted"],
  TBOO: ["restricted"],
  PRS: ["restricted"],
  AID: ["hiv"],
  HIV: ["hiv"],
  PSY: ["mental-health"],
  MH: ["mental-health"],
  EMOTDIS: ["mental-health"],
  PSYTHPN: ["mental-health", "very-restricted"],
  BH: ["mental-health", "substance-use"],
  COGN: ["developmental-disability"],
  DVD: ["developmental-disability"],
  ETH: ["substance-use"],
  ETHUD: ["substance-use"],
  OPIOIDUD: ["substance-use"],
  SUD: ["substance-use"],
  DRG: ["substance-use"],
  DRGIS: ["substance-use"],
  "42CFRPART2": ["part2"],
  "42CFRPART2CD": ["part2"],
  TITLE38SECTION7332: ["restricted"],
  STD: ["sexual-health"],
  SEX: ["sexual-health"],
  UWM: ["reproductive-health"],
  PREGNANT: ["reproductive-health"],
  SDV: ["domestic-violence"],
  DV: ["domestic-violence"],
  VIO: ["domestic-violence"],
  MST: ["domestic-violence"],
  GDIS: ["genetic"],
  SCA: ["genetic"],
  SICKLE: ["genetic"],
};
