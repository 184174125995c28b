import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import type { Signature } from "../../ui/form/draw-signature.ts";
import { FileDrop } from "../../ui/form/file-drop.tsx";
import { readDocument } from "../../ui/form/read-document.ts";
import { SignaturePad } from "../../ui/form/signature-pad.tsx";
import { errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { useWords } from "../../ui/words/words.ts";
import { controlOf, type DesignationTyped, type SigningWay } from "./decide-designation-form.ts";
import style from "./designate.module.css";

interface Props {
  participantName: string;
  typed: DesignationTyped;
  signature: Signature;
  fileName: string | undefined;
  errors: readonly FieldError[];
  onWay(way: SigningWay): void;
  onSignature(signature: Signature): void;
  onFile(file: { name: string; base64: string }): void;
  onWrongFile(sentence: string): void;
}

/** How it is signed: in the field on this screen, or on paper as a file. */
export function SignatureFields(props: Props) {
  const { participantName, typed, signature, fileName, errors, onWay, onSignature, onFile, onWrongFile } = props;
  const { page: text } = useWords().designation;
  const manager = `${typed.manager.given} ${typed.manager.family}`.trim();

  const take = async (file: File) => {
    const read = await readDocument(file);
    if ("refused" in read) onWrongFile(read.refused === "kind" ? text.fileKind : text.fileTooLarge);
    else onFile({ name: file.name, base64: read.base64 });
  };

  return (
    <div className={style.group}>
      <ChoiceGroup
        id={controlOf("way")}
        legend={text.how}
        choices={(["draw", "file"] as const).map((value) => ({
          value,
          label: text.hows[value],
          detail: text.howDetails[value],
        }))}
        value={typed.way}
        error={errorOf(errors, controlOf("way"))}
        onChange={onWay}
      />
      {typed.way === "draw" && (
        <>
          <p className={style.statement}>{text.statement(participantName, manager)}</p>
          <SignaturePad
            id={controlOf("signature")}
            signature={signature}
            error={errorOf(errors, controlOf("signature"))}
            onChange={onSignature}
          />
        </>
      )}
      {typed.way === "file" && (
        <FileDrop
          id={controlOf("document")}
          label={text.file}
          choose={text.fileChoose}
          drop={text.fileDrop}
          accept="application/pdf,image/png,image/jpeg"
          chosen={fileName}
          error={errorOf(errors, controlOf("document"))}
          onChoose={(file) => void take(file)}
        />
      )}
    </div>
  );
}
