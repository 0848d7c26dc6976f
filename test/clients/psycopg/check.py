#!/usr/bin/python3
"""Read and write a ledger through psycopg; print TAP.

The connection comes from PGHOST, PGPORT, ..., the ledger from LEDGER.
"""
import os
import sys
from decimal import Decimal

import psycopg2
from psycopg2 import errors, sql

LEDGER = os.environ["LEDGER"]
# numeric, integer, text, boolean, date: the type each must arrive as
ARRIVES_AS = {1700: Decimal, 23: int, 25: str, 16: bool, 1082: object}
failures = 0


def check(passed, what, detail=""):
    global failures
    print(f"{'ok' if passed else 'not ok'} - psycopg: {what}")
    if not passed:
        failures += 1
        print(f"# {detail}")


def rows(cur, query, *args):
    cur.execute(query, args)
    return cur.fetchall()


def check_views(cur):
    """Read every view; compare names and comments with their bytes in the catalogue."""
    catalogue = {}
    for view, column, column_hex, comment, comment_hex in rows(cur, """
            SELECT c.relname, a.attname, encode(convert_to(a.attname::text, 'UTF8'), 'hex'),
                   col_description(c.oid, a.attnum),
                   encode(convert_to(col_description(c.oid, a.attnum), 'UTF8'), 'hex')
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind = 'v' AND c.relname <> 'department_sum' AND c.relnamespace = %s::regnamespace AND a.attnum > 0
            ORDER BY c.relname, a.attnum""", f'"{LEDGER}"'):
        catalogue.setdefault(view, []).append((column, column_hex, comment, comment_hex))

    check(len(catalogue) >= 8, "the views are there", sorted(catalogue))
    for view, columns in catalogue.items():
        cur.execute(sql.SQL("SELECT * FROM {}.{}").format(sql.Identifier(LEDGER), sql.Identifier(view)))
        data = cur.fetchall()
        names = [d.name.encode().hex() for d in cur.description]
        check(names == [c[1] for c in columns], f"{view}: column names are whole", names)
        check(all(c[2] and c[2].encode().hex() == c[3] for c in columns),
              f"{view}: comments are whole", [c for c in columns if not c[2]])
        types = [d.type_code for d in cur.description]
        check(set(types) <= set(ARRIVES_AS), f"{view}: built-in types only", types)
        check(all(v is None or isinstance(v, ARRIVES_AS.get(t, ()))
                  for row in data for v, t in zip(row, types)),
              f"{view}: {len(data)} rows, numbers are numbers")


def check_figures(cur):
    """Figures of the report, not of the code."""
    found = rows(cur, """SELECT self_total_points, rule_total_points
                          FROM project_score WHERE fiscal_year = 2022 ORDER BY project_code""")
    check(found == [(Decimal(a), Decimal(b)) for a, b in
                    [("95.23", "95.23"), ("92.28", "92.28"), ("92.31", "92.31"), ("83", "90"), ("80", "53.98")]],
          "project totals", found)
    found = rows(cur, """SELECT budget_wan, executed_wan, execution_rate_pct, self_weighted_score
                          FROM department_total WHERE department_code = %s""", "303")
    check(found == [(Decimal(420), Decimal("11.6561"), Decimal("2.78"), Decimal("81.36"))],
          "department total", found)


def check_write(conn, cur):
    """Bound parameters, NULL among them; a bad literal keeps its SQLSTATE."""
    name = "客户端 \"a'b\"; -- %s"
    cur.execute("INSERT INTO project (fiscal_year, project_code, name, department_code, kind)"
                " VALUES (%s, %s, %s, %s, %s)", (2023, "c-01", name, "303001", "项目"))
    cur.execute("INSERT INTO funding (fiscal_year, project_code, source, is_carry_in, initial_budget, executed)"
                " VALUES (%s, %s, %s, %s, %s, %s)", (2023, "c-01", "财政", False, "3.5万元", Decimal("1.75")))
    cur.execute("INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, explanation)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
                (2023, "c-01", 1, "产出指标", "≥95%", "96%", Decimal("10"), None))
    found = rows(cur, """SELECT e.project_name, e.initial_budget_wan, e.execution_rate_pct, i.target_text,
                                 i.target_number, i.rule_points, i.explanation
                          FROM project_execution e JOIN indicator_score i USING (fiscal_year, project_code)
                          WHERE e.project_code = %s""", "c-01")
    check(found == [(name, Decimal("3.5"), Decimal(50), "≥95%", Decimal(95), Decimal(10), None)],
          "bound parameters are written and read back", found)
    conn.commit()
    try:
        cur.execute("UPDATE funding SET executed = %s WHERE project_code = %s", ("570余万元", "c-01"))
        check(False, "a bad literal is refused")
    except errors.InvalidTextRepresentation as error:
        check(error.pgcode == "22P02" and "570余万元" in error.diag.message_primary and error.diag.message_hint,
              "a bad literal is refused", str(error))
    conn.rollback()


def main():
    conn = psycopg2.connect("")
    with conn.cursor() as cur:
        cur.execute(sql.SQL("SET search_path TO {}, public").format(sql.Identifier(LEDGER)))
        conn.commit()
        check_views(cur)
        check_figures(cur)
        check_write(conn, cur)
    conn.close()
    sys.exit(failures > 0)


main()
