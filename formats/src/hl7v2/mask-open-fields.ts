/** What a value must look like to stay readable: whatever does not is masked, wherever it stands. */
export type OpenShape =
  | "encoding"
  | "name"
  | "set-id"
  | "time"
  | "code"
  | "message-type"
  | "version"
  | "charset"
  | "coded"
  | "unit";

/**
 * Fields that identify nobody. All others are masked. A field that is open has a shape, because a message with a fault in its
 * delimiters may hold anything anywhere.
 */
export const openFields: Readonly<Record<string, Readonly<Record<number, OpenShape>>>> = {
  MSH: {
    2: "encoding",
    3: "name",
    4: "name",
    5: "name",
    6: "name",
    7: "time",
    9: "message-type",
    10: "name",
    11: "code",
    12: "version",
    15: "code",
    16: "code",
    18: "charset",
  },
  EVN: { 1: "code", 2: "time", 4: "code", 6: "time" },
  PID: { 1: "set-id" },
  PV1: { 1: "set-id", 2: "code", 4: "code", 10: "code", 14: "code", 18: "code", 36: "code" },
  NK1: { 1: "set-id" },
  GT1: { 1: "set-id" },
  IN1: { 1: "set-id" },
  AL1: { 1: "set-id", 2: "code" },
  DG1: { 1: "set-id", 6: "code" },
  PR1: { 1: "set-id" },
  ORC: { 1: "code", 5: "code" },
  OBR: { 1: "set-id", 4: "coded", 24: "code", 25: "code" },
  OBX: { 1: "set-id", 2: "code", 3: "coded", 6: "unit", 11: "code" },
  NTE: { 1: "set-id", 2: "code" },
  SPM: { 1: "set-id", 4: "coded" },
  TXA: { 1: "set-id", 2: "code" },
  FT1: { 1: "set-id" },
  TQ1: { 1: "set-id" },
};

/** Segments of HL7 whose names stay. Local ones (Z) stay too where a field follows. */
export const segmentNames: ReadonlySet<string> = new Set(
  `ABS ACC ADD AFF AIG AIL AIP AIS AL1 APR ARQ ARV AUT BHS BLC BLG BPO BPX BTS BTX CDM CER CM0 CM1 CM2 CNS CON CSP CSR CSS
  CTD CTI DB1 DG1 DMI DRG DSC DSP ECD ECR EDU EQP EQU ERR EVN FAC FHS FT1 FTS GOL GP1 GP2 GT1 IAM IIM ILT IN1 IN2 IN3 INV
  IPC IPR ISD ITM IVC IVT LAN LCC LCH LDP LOC LRL MFA MFE MFI MRG MSA MSH NCK NDS NK1 NPU NSC NST NTE OBR OBX ODS ODT OM1
  OM2 OM3 OM4 OM5 OM6 OM7 ORC ORG OVR PAC PCE PCR PD1 PDA PDC PEO PES PID PKG PMT PR1 PRA PRB PRC PRD PRT PSG PSH PSL PSS
  PTH PV1 PV2 PYE QAK QID QPD QRD QRF QRI RCP RDF RDT REL RF1 RFI RGS RMI ROL RQ1 RQD RXA RXC RXD RXE RXG RXO RXR RXV SAC
  SCD SCH SCP SDD SFT SGH SGT SID SLT SPM STF STZ TCC TCD TQ1 TQ2 TXA UAC UB1 UB2 VAR VND`.split(/\s+/),
);

/** Coding systems that may stand beside a code (HL7 table 0396), apart from `99…` and `HL7….` */
export const codingSystems: ReadonlySet<string> = new Set(
  "LN LOINC L LOCAL SCT SNM SNM3 I9 I9C I10 I10C I10P C4 CPT CPT4 CVX MVX NDC RXNORM UCUM ISO+ ANS+".split(" "),
);

/** Units, without regard to case. */
export const units: ReadonlySet<string> = new Set(
  `% mg/dl g/dl ug/dl ng/dl mcg/dl mmol/l umol/l nmol/l pmol/l mol/l mg/l g/l ug/l ng/l mg ug ng g kg lb lbs oz meq/l mosm/kg
  ng/ml pg/ml ug/ml mcg/ml mg/ml g/ml miu/ml uiu/ml miu/l iu/l iu/ml u/l u/ml ku/l k/ul m/ul 10*3/ul 10*6/ul 10*9/l 10*12/l
  10^3/ul 10^6/ul x10e3/ul x10e6/ul thou/ul mil/ul cells/ul /ul /hpf /lpf /min /h fl pg mmhg mm[hg] cel degc degf c f
  [degf] cm mm m in ft [in_i] [lb_av] ml dl l ml/min ml/min/1.73m2 ml/min/{1.73_m2} ml/h mm/h mm/hr s sec min h hr d wk mo
  a bpm {beats}/min breaths/min {ratio} ratio mg/g ug/g mmol/mol kpa [ph] kg/m2 {score}`.split(/\s+/),
);
