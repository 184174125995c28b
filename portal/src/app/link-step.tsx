import { Button } from "@mantine/core";
import { linkSingleSignOn } from "../ui/api/account-endpoints.ts";
import { EntryForm } from "../ui/form/entry-form.tsx";
import { useFormAnswer } from "../ui/form/use-form-answer.ts";
import { withdrawSingleSignOnLink } from "../ui/session/single-sign-on-offer.ts";
import { useWords } from "../ui/words/words.ts";
import { PublicFrame } from "./public-frame.tsx";

/** Asked once, of somebody who came by the own organization's sign-in and then by password. */
export function LinkStep() {
  const { linkStep: text } = useWords().frame;
  const form = useFormAnswer();

  const link = async () => {
    const answer = await form.send(linkSingleSignOn);
    if (answer.ok) withdrawSingleSignOnLink();
  };

  return (
    <PublicFrame>
      <EntryForm title={text.title} lead={text.lead} answer={form} onSubmit={() => void link()}>
        <Button type="submit" fullWidth loading={form.busy}>
          {text.submit}
        </Button>
        <Button variant="subtle" fullWidth onClick={withdrawSingleSignOnLink}>
          {text.later}
        </Button>
      </EntryForm>
    </PublicFrame>
  );
}
