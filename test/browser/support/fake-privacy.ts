import type { AccessFlag, BreachCase, ConsentSample, GlassReview, PatientRequest, VipList } from "@crossbay/contract";
import { breachCases } from "./canned/breaches.ts";
import { generalSample } from "./canned/consent-samples.ts";
import { newRequest, proofedRequest, sentRequest } from "./canned/patient-requests.ts";
import { glassWaiting, openFlags, watched } from "./canned/privacy.ts";

export interface FakePrivacy {
  flags: AccessFlag[];
  watched: VipList;
  glass: GlassReview[];
  sample: ConsentSample;
  /** The sample that was due is drawn. */
  drawn: boolean;
  breaches: BreachCase[];
  requests: PatientRequest[];
  /** Bodies of everything that was posted, by method and path, the newest last. */
  sent: { asked: string; body: unknown }[];
}

export const newFakePrivacy = (): FakePrivacy =>
  structuredClone({
    flags: openFlags,
    watched,
    glass: glassWaiting,
    sample: generalSample,
    drawn: false,
    breaches: breachCases,
    requests: [newRequest, proofedRequest, sentRequest],
    sent: [],
  });
