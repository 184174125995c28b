import type { ReactNode } from "react";
import { WorkPage } from "../../ui/page/work-page.tsx";

interface Props {
  title: string;
  lead?: ReactNode;
  back?: ReactNode;
  aside?: ReactNode;
  namesPatients?: boolean;
  children: ReactNode;
}

const everybody = { allowed: true };

/** A page for everybody who is signed in. */
export const MessagesFrame = (page: Props) => <WorkPage {...page} verdict={everybody} notAllowedTitle="" />;
