import { Link } from "@tanstack/react-router";
import { PageHeading } from "../ui/page/page-heading.tsx";
import { useWords } from "../ui/words/words.ts";
import { PublicFrame } from "./public-frame.tsx";

export function NotFoundPage() {
  const { frame } = useWords();
  return (
    <PublicFrame>
      <PageHeading>{frame.notFound.title}</PageHeading>
      <p>{frame.notFound.lead}</p>
      <Link to="/">{frame.notFound.back}</Link>
    </PublicFrame>
  );
}
