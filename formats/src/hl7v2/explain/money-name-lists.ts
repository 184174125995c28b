import type { SegmentNames } from "./segment-name-lists.ts";

/** Segments about insurance, guarantors and charges. @see HL7 v2.5.1, chapter 6 */
export const insuranceAndCharges: Readonly<Record<string, SegmentNames>> = {
  GT1: {
    title: "Guarantor",
    fields: `Set ID - GT1;Guarantor Number;Guarantor Name;Guarantor Spouse Name;Guarantor Address;
      Guarantor Ph Num - Home;Guarantor Ph Num - Business;Guarantor Date/Time Of Birth;Guarantor Administrative Sex;
      Guarantor Type;Guarantor Relationship;Guarantor SSN;Guarantor Date - Begin;Guarantor Date - End;
      Guarantor Priority;Guarantor Employer Name;Guarantor Employer Address;Guarantor Employer Phone Number;
      Guarantor Employee ID Number;Guarantor Employment Status;Guarantor Organization Name;
      Guarantor Billing Hold Flag;Guarantor Credit Rating Code;Guarantor Death Date And Time;Guarantor Death Flag;
      Guarantor Charge Adjustment Code;Guarantor Household Annual Income;Guarantor Household Size;
      Guarantor Employer ID Number;Guarantor Marital Status Code;Guarantor Hire Effective Date;Employment Stop Date;
      Living Dependency;Ambulatory Status;Citizenship;Primary Language;Living Arrangement;Publicity Code;
      Protection Indicator;Student Indicator;Religion;Mother's Maiden Name;Nationality;Ethnic Group;
      Contact Person's Name;Contact Person's Telephone Number;Contact Reason;Contact Relationship;Job Title;
      Job Code/Class;Guarantor Employer's Organization Name;Handicap;Job Status;Guarantor Financial Class;
      Guarantor Race;Guarantor Birth Place;VIP Indicator`,
  },
  IN1: {
    title: "Insurance",
    fields: `Set ID - IN1;Insurance Plan ID;Insurance Company ID;Insurance Company Name;Insurance Company Address;
      Insurance Co Contact Person;Insurance Co Phone Number;Group Number;Group Name;Insured's Group Emp ID;
      Insured's Group Emp Name;Plan Effective Date;Plan Expiration Date;Authorization Information;Plan Type;
      Name Of Insured;Insured's Relationship To Patient;Insured's Date Of Birth;Insured's Address;
      Assignment Of Benefits;Coordination Of Benefits;Coord Of Ben. Priority;Notice Of Admission Flag;
      Notice Of Admission Date;Report Of Eligibility Flag;Report Of Eligibility Date;Release Information Code;
      Pre-Admit Cert (PAC);Verification Date/Time;Verification By;Type Of Agreement Code;Billing Status;
      Lifetime Reserve Days;Delay Before L.R. Day;Company Plan Code;Policy Number;Policy Deductible;
      Policy Limit - Amount;Policy Limit - Days;Room Rate - Semi-Private;Room Rate - Private;
      Insured's Employment Status;Insured's Administrative Sex;Insured's Employer's Address;Verification Status;
      Prior Insurance Plan ID;Coverage Type;Handicap;Insured's ID Number;Signature Code;Signature Code Date;
      Insured's Birth Place;VIP Indicator`,
  },
  IN2: {
    title: "Insurance Additional Information",
    fields: `Insured's Employee ID;Insured's Social Security Number;Insured's Employer's Name and ID;
      Employer Information Data;Mail Claim Party;Medicare Health Ins Card Number;Medicaid Case Name;
      Medicaid Case Number;Military Sponsor Name;Military ID Number;Dependent Of Military Recipient;
      Military Organization;Military Station;Military Service;Military Rank/Grade;Military Status;
      Military Retire Date;Military Non-Avail Cert On File;Baby Coverage;Combine Baby Bill;Blood Deductible;
      Special Coverage Approval Name;Special Coverage Approval Title;Non-Covered Insurance Code;Payor ID;
      Payor Subscriber ID;Eligibility Source;Room Coverage Type/Amount;Policy Type/Amount;Daily Deductible;
      Living Dependency;Ambulatory Status;Citizenship;Primary Language;Living Arrangement;Publicity Code;
      Protection Indicator;Student Indicator;Religion;Mother's Maiden Name;Nationality;Ethnic Group;Marital Status;
      Insured's Employment Start Date;Employment Stop Date;Job Title;Job Code/Class;Job Status;
      Employer Contact Person Name;Employer Contact Person Phone Number;Employer Contact Reason;
      Insured's Contact Person's Name;Insured's Contact Person Phone Number;Insured's Contact Person Reason;
      Relationship to the Patient Start Date;Relationship to the Patient Stop Date;Insurance Co. Contact Reason;
      Insurance Co Contact Phone Number;Policy Scope;Policy Source;Patient Member Number;
      Guarantor's Relationship to Insured;Insured's Phone Number - Home;Insured's Employer Phone Number;
      Military Handicapped Program;Suspend Flag;Copay Limit Flag;Stoploss Limit Flag;
      Insured Organization Name and ID;Insured Employer Organization Name and ID;Race;
      CMS Patient's Relationship to Insured`,
  },
  IN3: {
    title: "Insurance Additional Information, Certification",
    fields: `Set ID - IN3;Certification Number;Certified By;Certification Required;Penalty;Certification Date/Time;
      Certification Modify Date/Time;Operator;Certification Begin Date;Certification End Date;Days;
      Non-Concur Code/Description;Non-Concur Effective Date/Time;Physician Reviewer;Certification Contact;
      Certification Contact Phone Number;Appeal Reason;Certification Agency;Certification Agency Phone Number;
      Pre-Certification Requirement;Case Manager;Second Opinion Date;Second Opinion Status;
      Second Opinion Documentation Received;Second Opinion Physician`,
  },
  UB1: {
    title: "UB82",
    fields: `Set ID - UB1;Blood Deductible (43);Blood Furnished-Pints Of (40);Blood Replaced-Pints (41);
      Blood Not Replaced-Pints (42);Co-Insurance Days (25);Condition Code (35-39);Covered Days (23);
      Non Covered Days (24);Value Amount & Code (46-49);Number Of Grace Days (90);Spec Program Indicator (44);
      PSRO/UR Approval Indicator (87);PSRO/UR Approved Stay-Fm (88);PSRO/UR Approved Stay-To (89);Occurrence (28-32);
      Occurrence Span (33);Occur Span Start Date (33);Occur Span End Date (33);UB-82 Locator 2;UB-82 Locator 9;
      UB-82 Locator 27;UB-82 Locator 45`,
  },
  UB2: {
    title: "UB92 Data",
    fields: `Set ID - UB2;Co-Insurance Days (9);Condition Code (24-30);Covered Days (7);Non-Covered Days (8);
      Value Amount & Code;Occurrence Code & Date (32-35);Occurrence Span Code/Dates (36);UB92 Locator 2 (State);
      UB92 Locator 11 (State);UB92 Locator 31 (National);Document Control Number;UB92 Locator 49 (National);
      UB92 Locator 56 (State);UB92 Locator 57 (National);UB92 Locator 78 (State);Special Visit Count`,
  },
  FT1: {
    title: "Financial Transaction",
    fields: `Set ID - FT1;Transaction ID;Transaction Batch ID;Transaction Date;Transaction Posting Date;Transaction Type;
      Transaction Code;Transaction Description;Transaction Description - Alt;Transaction Quantity;
      Transaction Amount - Extended;Transaction Amount - Unit;Department Code;Insurance Plan ID;Insurance Amount;
      Assigned Patient Location;Fee Schedule;Patient Type;Diagnosis Code - FT1;Performed By Code;Ordered By Code;
      Unit Cost;Filler Order Number;Entered By Code;Procedure Code;Procedure Code Modifier;
      Advanced Beneficiary Notice Code;Medically Necessary Duplicate Procedure Reason;NDC Code;Payment Reference ID;
      Transaction Reference Key`,
  },
  BLG: { title: "Billing", fields: "When to Charge;Charge Type;Account ID;Charge Type Reason" },
};
