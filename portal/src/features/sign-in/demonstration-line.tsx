import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./entry.module.css";

/** With the demo region only: where the messages that nobody receives can be read. */
export function DemonstrationLine() {
  const { signIn } = useWords();
  const { session } = useSession();
  if (!session.demonstration) return null;
  return (
    <p className={style.quiet}>
      {signIn.demonstration}{" "}
      <a href="/dev/outbox" target="_blank" rel="noreferrer">
        {signIn.demonstrationLink} {signIn.opensNewTab}
      </a>
    </p>
  );
}
