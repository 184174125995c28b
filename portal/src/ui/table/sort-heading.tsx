import style from "./data-table.module.css";
import type { Order } from "./order-rows.ts";

interface Props {
  column: string;
  title: string;
  hint: string | undefined;
  sortable: boolean;
  className: string | undefined;
  order: Order | undefined;
  onOrder(order: Order): void;
}

/** A column's heading; pressed once it orders by the column, pressed again the other way round. */
export function SortHeading({ column, title, hint, sortable, className, order, onOrder }: Props) {
  const here = order?.column === column ? order : undefined;
  if (!sortable) {
    return (
      <th scope="col" className={className}>
        {title}
        {hint && <span className={style.hint}>{hint}</span>}
      </th>
    );
  }
  return (
    <th scope="col" className={className} aria-sort={here ? (here.descending ? "descending" : "ascending") : undefined}>
      <button
        type="button"
        className={style.sort}
        onClick={() => onOrder({ column, descending: here ? !here.descending : false })}
      >
        {title}
        <span aria-hidden="true" className={style.arrow}>
          {here ? (here.descending ? "↓" : "↑") : ""}
        </span>
      </button>
      {hint && <span className={style.hint}>{hint}</span>}
    </th>
  );
}
