import { AnchorIcon, CallIcon, DeskIcon, LetterIcon, TwoPeopleIcon } from "../../ui/icons.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { RailLink } from "./rail-link.tsx";

interface Props {
  short: boolean;
  onChosen?: (() => void) | undefined;
}

/** Where relationship managers, administrators and privacy auditors of the exchange can go. */
export function StaffLinks({ short, onChosen }: Props) {
  const { staff } = useWords().frame;
  const { keepDesk, administer, auditAccounts } = useSession().session.verdicts ?? {};
  const words = short ? staff.short : staff.long;
  return (
    <>
      {keepDesk?.allowed && <RailLink to="/desk" exact icon={<DeskIcon />} word={words.desk} onChosen={onChosen} />}
      {(keepDesk?.allowed || administer?.allowed) && (
        <RailLink to="/desk/participants" icon={<AnchorIcon />} word={words.participants} onChosen={onChosen} />
      )}
      {keepDesk?.allowed && <RailLink to="/desk/users" icon={<CallIcon />} word={words.lookUp} onChosen={onChosen} />}
      {administer?.allowed && (
        <RailLink to="/admin/letters" icon={<LetterIcon />} word={words.letters} onChosen={onChosen} />
      )}
      {auditAccounts?.allowed && (
        <RailLink to="/accounts/sharing" icon={<TwoPeopleIcon />} word={words.sharing} onChosen={onChosen} />
      )}
    </>
  );
}
