import { encode } from "uqr";
import style from "./qr-code.module.css";

interface Props {
  text: string;
  label: string;
}

/** Quiet zone in modules, as ISO/IEC 18004 asks for. */
const border = 4;

/** A QR code, dark on light in both themes, because many cameras read no other. */
export function QrCode({ text, label }: Props) {
  const { data, size } = encode(text, { ecc: "M", border });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      className={style.code}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} className={style.dark} />
    </svg>
  );
}
