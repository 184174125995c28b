import style from "./held-mail.module.css";

/** A fingerprint in groups of four, to be read out on the phone. */
export function Fingerprint({ digits }: { digits: string }) {
  return (
    <code className={style.fingerprint}>
      {digits
        .toUpperCase()
        .match(/.{1,4}/g)
        ?.join(" ")}
    </code>
  );
}
