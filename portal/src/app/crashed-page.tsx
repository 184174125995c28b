import { Button, Group, Stack } from "@mantine/core";
import { useHelp } from "../ui/help/help-context.ts";
import { notNoted } from "../ui/help/last-action.ts";
import { useShownFailure } from "../ui/help/shown-failures.ts";
import { PageHeading } from "../ui/page/page-heading.tsx";
import { useWords } from "../ui/words/words.ts";
import { PublicFrame } from "./public-frame.tsx";

/** A page that threw: the rest of the portal goes on. */
export function CrashedPage({ error }: { error: unknown }) {
  const { frame, report } = useWords();
  const help = useHelp();
  useShownFailure({ message: report.crash(error instanceof Error ? error.message : String(error)) });
  return (
    <PublicFrame>
      <Stack>
        <PageHeading>{frame.crashed.title}</PageHeading>
        <p>{frame.crashed.lead}</p>
        <Group>
          <Button onClick={() => location.reload()}>{frame.crashed.reload}</Button>
          {help && (
            <Button {...notNoted} variant="default" onClick={() => help.reportProblem()}>
              {report.open}
            </Button>
          )}
        </Group>
      </Stack>
    </PublicFrame>
  );
}
