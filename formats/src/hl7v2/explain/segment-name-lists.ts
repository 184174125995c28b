/** HL7's title of a segment, and the names of its fields in order, with semicolons between. */
export type SegmentNames = { title: string; fields: string };

/** Segments about the message, the patient and the visit. @see HL7 v2.5.1, chapters 2, 3 and 6; later fields as 2.6 to 2.8 name them */
export const patientAndVisit: Readonly<Record<string, SegmentNames>> = {
  MSH: {
    title: "Message Header",
    fields: `Field Separator;Encoding Characters;Sending Application;Sending Facility;Receiving Application;Receiving Facility;
      Date/Time Of Message;Security;Message Type;Message Control ID;Processing ID;Version ID;Sequence Number;
      Continuation Pointer;Accept Acknowledgment Type;Application Acknowledgment Type;Country Code;Character Set;
      Principal Language Of Message;Alternate Character Set Handling Scheme;Message Profile Identifier;
      Sending Responsible Organization;Receiving Responsible Organization;Sending Network Address;Receiving Network Address`,
  },
  SFT: {
    title: "Software Segment",
    fields: `Software Vendor Organization;Software Certified Version or Release Number;Software Product Name;
      Software Binary ID;Software Product Information;Software Install Date`,
  },
  EVN: {
    title: "Event Type",
    fields: `Event Type Code;Recorded Date/Time;Date/Time Planned Event;Event Reason Code;Operator ID;Event Occurred;
      Event Facility`,
  },
  PID: {
    title: "Patient Identification",
    fields: `Set ID - PID;Patient ID;Patient Identifier List;Alternate Patient ID - PID;Patient Name;Mother's Maiden Name;
      Date/Time of Birth;Administrative Sex;Patient Alias;Race;Patient Address;County Code;Phone Number - Home;
      Phone Number - Business;Primary Language;Marital Status;Religion;Patient Account Number;SSN Number - Patient;
      Driver's License Number - Patient;Mother's Identifier;Ethnic Group;Birth Place;Multiple Birth Indicator;Birth Order;
      Citizenship;Veterans Military Status;Nationality;Patient Death Date and Time;Patient Death Indicator;
      Identity Unknown Indicator;Identity Reliability Code;Last Update Date/Time;Last Update Facility;Species Code;
      Breed Code;Strain;Production Class Code;Tribal Citizenship;Patient Telecommunication Information`,
  },
  PD1: {
    title: "Patient Additional Demographic",
    fields: `Living Dependency;Living Arrangement;Patient Primary Facility;Patient Primary Care Provider Name & ID No.;
      Student Indicator;Handicap;Living Will Code;Organ Donor Code;Separate Bill;Duplicate Patient;Publicity Code;
      Protection Indicator;Protection Indicator Effective Date;Place of Worship;Advance Directive Code;
      Immunization Registry Status;Immunization Registry Status Effective Date;Publicity Code Effective Date;
      Military Branch;Military Rank/Grade;Military Status;Advance Directive Last Verified Date`,
  },
  ARV: {
    title: "Access Restriction",
    fields: `Set ID - ARV;Access Restriction Action Code;Access Restriction Value;Access Restriction Reason;
      Special Access Restriction Instructions;Access Restriction Date Range`,
  },
  NK1: {
    title: "Next of Kin / Associated Parties",
    fields: `Set ID - NK1;Name;Relationship;Address;Phone Number;Business Phone Number;Contact Role;Start Date;End Date;
      Next of Kin / Associated Parties Job Title;Next of Kin / Associated Parties Job Code/Class;
      Next of Kin / Associated Parties Employee Number;Organization Name - NK1;Marital Status;Administrative Sex;
      Date/Time of Birth;Living Dependency;Ambulatory Status;Citizenship;Primary Language;Living Arrangement;
      Publicity Code;Protection Indicator;Student Indicator;Religion;Mother's Maiden Name;Nationality;Ethnic Group;
      Contact Reason;Contact Person's Name;Contact Person's Telephone Number;Contact Person's Address;
      Next of Kin/Associated Party's Identifiers;Job Status;Race;Handicap;Contact Person Social Security Number;
      Next of Kin Birth Place;VIP Indicator;Next of Kin Telecommunication Information;
      Contact Person's Telecommunication Information`,
  },
  PV1: {
    title: "Patient Visit",
    fields: `Set ID - PV1;Patient Class;Assigned Patient Location;Admission Type;Preadmit Number;Prior Patient Location;
      Attending Doctor;Referring Doctor;Consulting Doctor;Hospital Service;Temporary Location;Preadmit Test Indicator;
      Re-admission Indicator;Admit Source;Ambulatory Status;VIP Indicator;Admitting Doctor;Patient Type;Visit Number;
      Financial Class;Charge Price Indicator;Courtesy Code;Credit Rating;Contract Code;Contract Effective Date;
      Contract Amount;Contract Period;Interest Code;Transfer to Bad Debt Code;Transfer to Bad Debt Date;
      Bad Debt Agency Code;Bad Debt Transfer Amount;Bad Debt Recovery Amount;Delete Account Indicator;Delete Account Date;
      Discharge Disposition;Discharged to Location;Diet Type;Servicing Facility;Bed Status;Account Status;Pending Location;
      Prior Temporary Location;Admit Date/Time;Discharge Date/Time;Current Patient Balance;Total Charges;
      Total Adjustments;Total Payments;Alternate Visit ID;Visit Indicator;Other Healthcare Provider`,
  },
  PV2: {
    title: "Patient Visit - Additional Information",
    fields: `Prior Pending Location;Accommodation Code;Admit Reason;Transfer Reason;Patient Valuables;
      Patient Valuables Location;Visit User Code;Expected Admit Date/Time;Expected Discharge Date/Time;
      Estimated Length of Inpatient Stay;Actual Length of Inpatient Stay;Visit Description;Referral Source Code;
      Previous Service Date;Employment Illness Related Indicator;Purge Status Code;Purge Status Date;
      Special Program Code;Retention Indicator;Expected Number of Insurance Plans;Visit Publicity Code;
      Visit Protection Indicator;Clinic Organization Name;Patient Status Code;Visit Priority Code;
      Previous Treatment Date;Expected Discharge Disposition;Signature on File Date;First Similar Illness Date;
      Patient Charge Adjustment Code;Recurring Service Code;Billing Media Code;Expected Surgery Date and Time;
      Military Partnership Code;Military Non-Availability Code;Newborn Baby Indicator;Baby Detained Indicator;
      Mode of Arrival Code;Recreational Drug Use Code;Admission Level of Care Code;Precaution Code;
      Patient Condition Code;Living Will Code;Organ Donor Code;Advance Directive Code;Patient Status Effective Date;
      Expected LOA Return Date/Time;Expected Pre-admission Testing Date/Time;Notify Clergy Code;
      Advance Directive Last Verified Date`,
  },
  MRG: {
    title: "Merge Patient Information",
    fields: `Prior Patient Identifier List;Prior Alternate Patient ID;Prior Patient Account Number;Prior Patient ID;
      Prior Visit Number;Prior Alternate Visit ID;Prior Patient Name`,
  },
  DB1: {
    title: "Disability",
    fields: `Set ID - DB1;Disabled Person Code;Disabled Person Identifier;Disabled Indicator;Disability Start Date;
      Disability End Date;Disability Return to Work Date;Disability Unable to Work Date`,
  },
  PDA: {
    title: "Patient Death and Autopsy",
    fields: `Death Cause Code;Death Location;Death Certified Indicator;Death Certificate Signed Date/Time;
      Death Certified By;Autopsy Indicator;Autopsy Start and End Date/Time;Autopsy Performed By;Coroner Indicator`,
  },
  ACC: {
    title: "Accident",
    fields: `Accident Date/Time;Accident Code;Accident Location;Auto Accident State;Accident Job Related Indicator;
      Accident Death Indicator;Entered By;Accident Description;Brought In By;Police Notified Indicator;Accident Address`,
  },
  ROL: {
    title: "Role",
    fields: `Role Instance ID;Action Code;Role-ROL;Role Person;Role Begin Date/Time;Role End Date/Time;Role Duration;
      Role Action Reason;Provider Type;Organization Unit Type;Office/Home Address/Birthplace;Phone`,
  },
  PRT: {
    title: "Participation Information",
    fields: `Participation Instance ID;Action Code;Action Reason;Participation;Participation Person;
      Participation Person Provider Type;Participant Organization Unit Type;Participation Organization;
      Participation Location;Participation Device;Participation Begin Date/Time;Participation End Date/Time;
      Participation Qualitative Duration;Participation Address;Participant Telecommunication Address`,
  },
  CON: {
    title: "Consent Segment",
    fields: `Set ID - CON;Consent Type;Consent Form ID;Consent Form Number;Consent Text;Subject-specific Consent Text;
      Consent Background;Subject-specific Consent Background;Consenter-imposed Limitations;Consent Mode;Consent Status;
      Consent Discussion Date/Time;Consent Decision Date/Time;Consent Effective Date/Time;Consent End Date/Time;
      Subject Competence Indicator;Translator Assistance Indicator;Language Translated To;
      Informational Material Supplied Indicator;Consent Bypass Reason;Consent Disclosure Level;
      Consent Non-disclosure Reason;Non-subject Consenter Reason;Consenter ID;Relationship to Subject`,
  },
  MSA: {
    title: "Message Acknowledgment",
    fields: `Acknowledgment Code;Message Control ID;Text Message;Expected Sequence Number;Delayed Acknowledgment Type;
      Error Condition`,
  },
  ERR: {
    title: "Error",
    fields: `Error Code and Location;Error Location;HL7 Error Code;Severity;Application Error Code;
      Application Error Parameter;Diagnostic Information;User Message;Inform Person Indicator;Override Type;
      Override Reason Code;Help Desk Contact Point`,
  },
};

/** Segments about orders, results, diagnoses, allergies and procedures. @see HL7 v2.5.1, chapters 3, 4, 6 and 7 */
export const ordersAndResults: Readonly<Record<string, SegmentNames>> = {
  ORC: {
    title: "Common Order",
    fields: `Order Control;Placer Order Number;Filler Order Number;Placer Group Number;Order Status;Response Flag;
      Quantity/Timing;Parent Order;Date/Time of Transaction;Entered By;Verified By;Ordering Provider;Enterer's Location;
      Call Back Phone Number;Order Effective Date/Time;Order Control Code Reason;Entering Organization;Entering Device;
      Action By;Advanced Beneficiary Notice Code;Ordering Facility Name;Ordering Facility Address;
      Ordering Facility Phone Number;Ordering Provider Address;Order Status Modifier;
      Advanced Beneficiary Notice Override Reason;Filler's Expected Availability Date/Time;Confidentiality Code;
      Order Type;Enterer Authorization Mode;Parent Universal Service Identifier`,
  },
  OBR: {
    title: "Observation Request",
    fields: `Set ID - OBR;Placer Order Number;Filler Order Number;Universal Service Identifier;Priority - OBR;
      Requested Date/Time;Observation Date/Time;Observation End Date/Time;Collection Volume;Collector Identifier;
      Specimen Action Code;Danger Code;Relevant Clinical Information;Specimen Received Date/Time;Specimen Source;
      Ordering Provider;Order Callback Phone Number;Placer Field 1;Placer Field 2;Filler Field 1;Filler Field 2;
      Results Rpt/Status Chng - Date/Time;Charge to Practice;Diagnostic Serv Sect ID;Result Status;Parent Result;
      Quantity/Timing;Result Copies To;Parent;Transportation Mode;Reason for Study;Principal Result Interpreter;
      Assistant Result Interpreter;Technician;Transcriptionist;Scheduled Date/Time;Number of Sample Containers;
      Transport Logistics of Collected Sample;Collector's Comment;Transport Arrangement Responsibility;
      Transport Arranged;Escort Required;Planned Patient Transport Comment;Procedure Code;Procedure Code Modifier;
      Placer Supplemental Service Information;Filler Supplemental Service Information;
      Medically Necessary Duplicate Procedure Reason;Result Handling;Parent Universal Service Identifier`,
  },
  OBX: {
    title: "Observation/Result",
    fields: `Set ID - OBX;Value Type;Observation Identifier;Observation Sub-ID;Observation Value;Units;References Range;
      Abnormal Flags;Probability;Nature of Abnormal Test;Observation Result Status;Effective Date of Reference Range;
      User Defined Access Checks;Date/Time of the Observation;Producer's ID;Responsible Observer;Observation Method;
      Equipment Instance Identifier;Date/Time of the Analysis;Observation Site;Observation Instance Identifier;Mood Code;
      Performing Organization Name;Performing Organization Address;Performing Organization Medical Director;
      Patient Results Release Category`,
  },
  NTE: {
    title: "Notes and Comments",
    fields: `Set ID - NTE;Source of Comment;Comment;Comment Type;Entered By;Entered Date/Time;Effective Start Date;
      Expiration Date`,
  },
  SPM: {
    title: "Specimen",
    fields: `Set ID - SPM;Specimen ID;Specimen Parent IDs;Specimen Type;Specimen Type Modifier;Specimen Additives;
      Specimen Collection Method;Specimen Source Site;Specimen Source Site Modifier;Specimen Collection Site;
      Specimen Role;Specimen Collection Amount;Grouped Specimen Count;Specimen Description;Specimen Handling Code;
      Specimen Risk Code;Specimen Collection Date/Time;Specimen Received Date/Time;Specimen Expiration Date/Time;
      Specimen Availability;Specimen Reject Reason;Specimen Quality;Specimen Appropriateness;Specimen Condition;
      Specimen Current Quantity;Number of Specimen Containers;Container Type;Container Condition;Specimen Child Role`,
  },
  TQ1: {
    title: "Timing/Quantity",
    fields: `Set ID - TQ1;Quantity;Repeat Pattern;Explicit Time;Relative Time and Units;Service Duration;Start Date/Time;
      End Date/Time;Priority;Condition Text;Text Instruction;Conjunction;Occurrence Duration;Total Occurrences`,
  },
  TQ2: {
    title: "Timing/Quantity Relationship",
    fields: `Set ID - TQ2;Sequence/Results Flag;Related Placer Number;Related Filler Number;Related Placer Group Number;
      Sequence Condition Code;Cyclic Entry/Exit Indicator;Sequence Condition Time Interval;
      Cyclic Group Maximum Number of Repeats;Special Service Request Relationship`,
  },
  CTI: {
    title: "Clinical Trial Identification",
    fields: "Sponsor Study ID;Study Phase Identifier;Study Scheduled Time Point",
  },
  CTD: {
    title: "Contact Data",
    fields: `Contact Role;Contact Name;Contact Address;Contact Location;Contact Communication Information;
      Preferred Method of Contact;Contact Identifiers`,
  },
  AL1: {
    title: "Patient Allergy Information",
    fields: `Set ID - AL1;Allergen Type Code;Allergen Code/Mnemonic/Description;Allergy Severity Code;
      Allergy Reaction Code;Identification Date`,
  },
  IAM: {
    title: "Patient Adverse Reaction Information",
    fields: `Set ID - IAM;Allergen Type Code;Allergen Code/Mnemonic/Description;Allergy Severity Code;
      Allergy Reaction Code;Allergy Action Code;Allergy Unique Identifier;Action Reason;
      Sensitivity to Causative Agent Code;Allergen Group Code/Mnemonic/Description;Onset Date;Onset Date Text;
      Reported Date/Time;Reported By;Relationship to Patient Code;Alert Device Code;Allergy Clinical Status Code;
      Statused by Person;Statused by Organization;Statused at Date/Time`,
  },
  DG1: {
    title: "Diagnosis",
    fields: `Set ID - DG1;Diagnosis Coding Method;Diagnosis Code - DG1;Diagnosis Description;Diagnosis Date/Time;
      Diagnosis Type;Major Diagnostic Category;Diagnostic Related Group;DRG Approval Indicator;DRG Grouper Review Code;
      Outlier Type;Outlier Days;Outlier Cost;Grouper Version And Type;Diagnosis Priority;Diagnosing Clinician;
      Diagnosis Classification;Confidential Indicator;Attestation Date/Time;Diagnosis Identifier;Diagnosis Action Code`,
  },
  DRG: {
    title: "Diagnosis Related Group",
    fields: `Diagnostic Related Group;DRG Assigned Date/Time;DRG Approval Indicator;DRG Grouper Review Code;Outlier Type;
      Outlier Days;Outlier Cost;DRG Payor;Outlier Reimbursement;Confidential Indicator;DRG Transfer Type`,
  },
  PR1: {
    title: "Procedures",
    fields: `Set ID - PR1;Procedure Coding Method;Procedure Code;Procedure Description;Procedure Date/Time;
      Procedure Functional Type;Procedure Minutes;Anesthesiologist;Anesthesia Code;Anesthesia Minutes;Surgeon;
      Procedure Practitioner;Consent Code;Procedure Priority;Associated Diagnosis Code;Procedure Code Modifier;
      Procedure DRG Type;Tissue Type Code;Procedure Identifier;Procedure Action Code`,
  },
  DSC: { title: "Continuation Pointer", fields: "Continuation Pointer;Continuation Style" },
};
