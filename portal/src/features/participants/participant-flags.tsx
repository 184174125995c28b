import type { ParticipantLine } from "@crossbay/contract";
import { Checkbox } from "@mantine/core";
import { useWords } from "../../ui/words/words.ts";
import style from "./designate.module.css";
import { type ParticipantFlag, participantFlags } from "./filter-participants.ts";

type Flags = Pick<ParticipantLine, ParticipantFlag>;

interface Props {
  typed: Flags;
  /** As it is now; absent for a new participant. */
  before: Flags | undefined;
  onChange(flags: Flags): void;
}

/** The flags, each with its meaning, and what follows from emergency services: worksheet and consent form. */
export function ParticipantFlags({ typed, before, onChange }: Props) {
  const { edit: text, flagNames } = useWords().participants;
  const { emergencyServices, part2Program, mentalHealthLicensed, minorConsentServices } = typed;
  const flags = { emergencyServices, part2Program, mentalHealthLicensed, minorConsentServices };
  const consequences = emergencyServices ? text.withEmergency : text.withoutEmergency;
  const changes = before !== undefined && before.emergencyServices !== emergencyServices;
  return (
    <fieldset className={style.group}>
      <legend>{text.flagsTitle}</legend>
      {participantFlags.map((flag) => (
        <Checkbox
          key={flag}
          size="md"
          label={flagNames[flag]}
          description={text.flagDetails[flag]}
          checked={typed[flag]}
          onChange={(event) => onChange({ ...flags, [flag]: event.currentTarget.checked })}
        />
      ))}
      <div className={style.statement} role="status">
        <p className={style.statementTitle}>{text.consequenceTitle}</p>
        <ul>
          {consequences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {changes && <li>{text.changesEmergency}</li>}
        </ul>
      </div>
    </fieldset>
  );
}
