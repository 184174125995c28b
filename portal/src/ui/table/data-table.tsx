import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import { namesPatient } from "../help/last-action.ts";
import { FactList } from "../page/fact-list.tsx";
import style from "./data-table.module.css";
import { type Order, orderRows, type SortKey } from "./order-rows.ts";
import { SortHeading } from "./sort-heading.tsx";

export interface Column<Row> {
  id: string;
  title: string;
  /** What the numbers below the title are. */
  hint?: string;
  /** Nothing to say is `null`: a card then leaves the column out. */
  cell(row: Row): ReactNode;
  /** Makes the column sortable; numbers and texts in their own order, what is absent last. */
  sort?(row: Row): SortKey;
  number?: boolean;
  /** Never broken into lines: dates, states, numbers of people. */
  whole?: boolean;
}

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  keyOf(row: Row): string;
  /** Names the row: the first column, and the head of its card. */
  name: Column<Row>;
  columns: readonly Column<Row>[];
  /** Stands before the name: a box to select the row. */
  select?: { all(withWords: boolean): ReactNode; each(row: Row): ReactNode; selected(row: Row): boolean };
  order?: Order;
  /** Its rows name patients: reports of a problem leave them out. */
  namesPatients?: boolean;
  /** From this width on it is a table, below it cards. */
  tableFrom?: string;
}

/** Rows as a table, or as cards where a table would not fit. Both say the same. */
export function DataTable<Row>(props: Props<Row>) {
  const { rows, name, columns, tableFrom = "62em" } = props;
  const [order, setOrder] = useState<Order | undefined>(props.order);
  const wide = useMediaQuery(`(min-width: ${tableFrom})`, undefined, { getInitialValueInEffect: false });
  const sortedBy = order && [name, ...columns].find(({ id }) => id === order.column);
  const ordered = order && sortedBy?.sort ? orderRows(rows, sortedBy.sort, order.descending) : rows;
  return wide ? (
    <Table {...props} rows={ordered} order={order} onOrder={setOrder} />
  ) : (
    <Cards {...props} rows={ordered} />
  );
}

interface TableProps<Row> extends Omit<Props<Row>, "order"> {
  order: Order | undefined;
  onOrder(order: Order): void;
}

function Table<Row>({ label, rows, keyOf, name, columns, select, namesPatients, order, onOrder }: TableProps<Row>) {
  return (
    <div className={style.panel} {...(namesPatients ? namesPatient : {})}>
      <table className={style.table} aria-label={label}>
        <thead>
          <tr>
            {select && <td className={style.select}>{select.all(false)}</td>}
            {[name, ...columns].map((column) => (
              <SortHeading
                key={column.id}
                column={column.id}
                title={column.title}
                hint={column.hint}
                sortable={column.sort !== undefined}
                className={column.number ? style.number : undefined}
                order={order}
                onOrder={onOrder}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} data-selected={select?.selected(row) || undefined}>
              {select && <td className={style.select}>{select.each(row)}</td>}
              <th scope="row">{name.cell(row)}</th>
              {columns.map((column) => (
                <td key={column.id} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards<Row>({ label, rows, keyOf, name, columns, select, namesPatients }: Props<Row>) {
  return (
    <div className={style.cardsPlace} {...(namesPatients ? namesPatient : {})}>
      {select?.all(true)}
      <ul className={style.cards} aria-label={label}>
        {rows.map((row) => (
          <li key={keyOf(row)} className={style.card} data-selected={select?.selected(row) || undefined}>
            <div className={style.cardHead}>
              {select?.each(row)}
              <div className={style.cardName}>{name.cell(row)}</div>
            </div>
            <FactList
              dense
              facts={columns.map((column) => [
                column.hint ? `${column.title} (${column.hint})` : column.title,
                column.cell(row),
              ])}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

const classOf = ({ number, whole }: { number?: boolean; whole?: boolean }) =>
  number ? style.number : whole ? style.whole : undefined;
