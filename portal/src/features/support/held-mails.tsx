import { Link } from "@tanstack/react-router";
import { useWords } from "../../ui/words/words.ts";

/** How many mails to the exchange are kept back, and the way to them. Nothing while none is. */
export function HeldMails({ count = 0 }: { count: number | undefined }) {
  const { supportDesk: text } = useWords();
  return count === 0 ? null : (
    <p>
      <Link to="/held-mail">{text.heldMails(count)}</Link>
    </p>
  );
}
