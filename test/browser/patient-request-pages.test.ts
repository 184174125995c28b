import { newRequest, proofedRequest, refusedRequest, sentRequest } from "./support/canned/patient-requests.ts";
import { explainedId } from "./support/canned/refusals.ts";
import { ruth, sam, tom } from "./support/canned/sessions.ts";
import { press } from "./support/keyboard.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

const pathOf = ({ id }: { id: string }) => `/privacy/requests/${id}`;

const places: [Place, ...Place[]] = [
  { name: "requests", session: ruth, path: "/privacy/requests", shows: "3 wait, 1 is late" },
  {
    name: "requests-closed",
    session: ruth,
    path: "/privacy/requests",
    shows: "Closed without delivery",
    arrive: (page) => page.getByText("Closed", { exact: true }).click(),
  },
  { name: "requests-not-yours", session: tom, path: "/privacy/requests", shows: "is not part of your role" },
  {
    name: "request-take",
    session: ruth,
    path: "/privacy/requests/new",
    shows: "Choose who is asking",
    arrive: (page) => press(page, "Take the request"),
  },
  { name: "request-new", session: ruth, path: pathOf(newRequest), shows: "Confirm the identity" },
  {
    name: "request-proof-missing",
    session: ruth,
    path: pathOf(newRequest),
    shows: "Choose who it is",
    arrive: (page) => press(page, "The identity is confirmed"),
  },
  { name: "request-proofed", session: ruth, path: pathOf(proofedRequest), shows: "Driver licence" },
  {
    name: "request-carry-out",
    session: ruth,
    path: pathOf(proofedRequest),
    shows: "Nobody sees the record from that moment",
    arrive: (page) => press(page, "Deny everyone"),
  },
  { name: "request-sent", session: ruth, path: pathOf(sentRequest), shows: "The link works until" },
  { name: "request-refused", session: ruth, path: pathOf(refusedRequest), shows: "Nothing is released" },
  { name: "explain-empty", session: sam, path: "/explain", shows: "Stands under every message" },
  { name: "explain", session: sam, path: `/explain?request=${explainedId}`, shows: "What the caller can do" },
];

await lookAtPlaces(places);
