import { Button, Stack } from "@mantine/core";
import { PageHeading } from "../ui/page/page-heading.tsx";
import { useWords } from "../ui/words/words.ts";
import { PublicFrame } from "./public-frame.tsx";

/** A page that threw: the rest of the portal goes on. */
export function CrashedPage() {
  const { frame } = useWords();
  return (
    <PublicFrame>
      <Stack>
        <PageHeading>{frame.crashed.title}</PageHeading>
        <p>{frame.crashed.lead}</p>
        <Button onClick={() => location.reload()}>{frame.crashed.reload}</Button>
      </Stack>
    </PublicFrame>
  );
}
