import type { ConsentSample, ConsentSamples, SampleItem } from "@crossbay/contract";
import { generalId, lanternId } from "./participants.ts";
import { uuidOf } from "./people.ts";
import { annaSeen, henrySeen, mariaSeen } from "./privacy.ts";

const item = (tail: number, more: Partial<SampleItem>): SampleItem => ({
  id: uuidOf(tail),
  patient: mariaSeen,
  value: "grant",
  form: "Standard form, version 2, English",
  signedOn: "2026-03-12",
  signerName: "Maria Twinning",
  evidence: "Signed on the screen",
  hasEvidence: true,
  ...more,
});

export const generalSample: ConsentSample = {
  id: uuidOf(1601),
  participantId: generalId,
  participantName: "Crossbay General Hospital",
  year: 2026,
  drawnAt: "2026-10-01T12:00:00Z",
  size: 4,
  checked: 2,
  held: 1,
  items: [
    item(1611, {}),
    item(1612, {
      patient: henrySeen,
      value: "deny",
      signedOn: "2025-12-01",
      signerName: "Henry Osei",
      evidence: "Scan (PDF)",
    }),
    item(1613, {
      patient: annaSeen,
      signerName: "Christiaan de Vries-Muñoz, health care agent",
      evidence: "Message of the registration system",
      hasEvidence: false,
      outcome: "form-differs",
      words: "The form denies; the message said that she grants.",
      checkedBy: "ELLERY, Tom",
      checkedAt: "2026-10-20T09:12:00Z",
    }),
    item(1614, {
      patient: { personId: uuidOf(1107), name: "VOSS, Eleanor", birthDate: "1958-06-06" },
      signerName: "Eleanor Voss",
      outcome: "form-held",
      checkedBy: "ELLERY, Tom",
      checkedAt: "2026-10-20T09:10:00Z",
    }),
  ],
};

const { items: _items, ...generalLine } = generalSample;

export const samples: ConsentSamples = {
  samples: [
    generalLine,
    { ...generalLine, id: uuidOf(1602), year: 2025, drawnAt: "2025-10-02T12:00:00Z", checked: 4, held: 4 },
  ],
  due: [{ participantId: lanternId, participantName: "Lantern Street Family Practice" }],
};
