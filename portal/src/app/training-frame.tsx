import { Outlet } from "@tanstack/react-router";
import { useSession } from "../ui/session/session-context.ts";
import { Frame } from "./frame/frame.tsx";
import { PublicFrame } from "./public-frame.tsx";

/** Around pages of training: the reader's frame with a session, the light one with a personal link. */
export function TrainingFrame() {
  const { session } = useSession();
  if (session.state === "active") return <Frame />;
  return (
    <PublicFrame wide>
      <Outlet />
    </PublicFrame>
  );
}
