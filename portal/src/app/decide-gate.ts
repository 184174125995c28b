import type { Session } from "@crossbay/contract";
import { isTrainingPath } from "../ui/api/training-token.ts";

/** What stands at an address for this session. */
export type Gate =
  | { show: "page" }
  | { show: "lock" | "affiliation" | "purpose" | "closed-window" }
  | { show: "redirect"; to: "/sign-in" | "/set-password" | "home" };

const signInPaths = ["/sign-in", "/sign-in/temporary-password", "/sign-in/forgotten"];
const resultWindowPath = /^\/persons\/[^/]+\/results\/[^/]+\/?$/;
const patientPath = /^\/(?:search|persons)(?:\/|$)/;

interface Facts {
  session: Session;
  /** The deadline has passed here and the server has not spoken yet. */
  hidden: boolean;
  path: string;
  /** This window was opened by another one of the portal. */
  ownWindow: boolean;
  /** This tab holds the token of a personal training link. */
  trainingLink: boolean;
}

/** Pure: which page, step or overlay stands at this address now. The server enforces all of it again. */
export function decideGate({ session, hidden, path, ownWindow, trainingLink }: Facts): Gate {
  const entering = signInPaths.includes(path);
  if (session.state === "set-password")
    return path === "/set-password" ? page : { show: "redirect", to: "/set-password" };
  const closesWithSession = ownWindow && resultWindowPath.test(path);
  if (session.state === "signed-out") {
    if (closesWithSession) return { show: "closed-window" };
    if (trainingLink && isTrainingPath(path)) return page;
    return entering ? page : { show: "redirect", to: "/sign-in" };
  }
  if (session.state === "locked" || hidden) return { show: closesWithSession ? "closed-window" : "lock" };
  if (entering || path === "/set-password") return { show: "redirect", to: "home" };
  if (!session.actingFor && session.affiliations?.length) return { show: "affiliation" };
  const looks = session.onePatient || session.verdicts?.searchPatients.allowed;
  if (!session.purpose && patientPath.test(path) && looks) return { show: "purpose" };
  return page;
}

const page: Gate = { show: "page" };
