#!/usr/bin/python3
"""Read and write a ledger through LibreOffice Base; take a sheet through Calc; print TAP.

The connection comes from PGHOST, PGPORT, ..., the ledger from LEDGER. Run from
the top folder of the repository.
"""
import csv
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.connection import NoConnectException
from com.sun.star.sdbc import SQLException

LEDGER = os.environ["LEDGER"]
BUILT_IN = {"numeric", "int4", "text", "bool", "date"}
FILTER = "Text - txt - csv (StarCalc):44,34,76,1"
failures = 0


def check(passed, what, detail=""):
    global failures
    print(f"{'ok' if passed else 'not ok'} - libreoffice: {what}")
    if not passed:
        failures += 1
        print(f"# {detail}")


def quote(name):
    return '"' + name.replace('"', '""') + '"'


def start(home):
    """Start LibreOffice without a window; return its process and component context."""
    process = subprocess.Popen(["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{home}",
                                "--accept=pipe,name=perfeval;urp;"],
                               stderr=subprocess.DEVNULL, start_new_session=True)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return process, resolver.resolve("uno:pipe,name=perfeval;urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    os.killpg(process.pid, signal.SIGKILL)
    sys.exit("LibreOffice did not start")


def prepared(connection, sql, values):
    statement = connection.prepareStatement(sql)
    for i, value in enumerate(values, 1):
        if value is None:
            statement.setNull(i, 12)
        else:
            statement.setString(i, value)
    return statement


def rows(connection, sql, *values):
    """All rows, each cell as text, None for NULL."""
    result = prepared(connection, sql, values).executeQuery()
    columns = range(1, result.getMetaData().getColumnCount() + 1)
    found = []
    while result.next():
        cells = []
        for i in columns:
            text = result.getString(i)
            cells.append(None if result.wasNull() else text)
        found.append(tuple(cells))
    return found


def check_views(connection):
    """Read every view; compare names and comments with their bytes in the catalogue."""
    catalogue = {}
    for view, column_hex, comment, comment_hex in rows(connection, """
            SELECT c.relname::text, encode(convert_to(a.attname::text, 'UTF8'), 'hex'),
                   col_description(c.oid, a.attnum),
                   encode(convert_to(col_description(c.oid, a.attnum), 'UTF8'), 'hex')
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind = 'v' AND c.relname <> 'department_sum' AND c.relnamespace = ?::regnamespace AND a.attnum > 0
            ORDER BY c.relname, a.attnum""", quote(LEDGER)):
        catalogue.setdefault(view, []).append((column_hex, comment, comment_hex))
    check(len(catalogue) >= 8, "the views are there", sorted(catalogue))
    for view, columns in catalogue.items():
        result = connection.createStatement().executeQuery(f"SELECT * FROM {quote(LEDGER)}.{quote(view)}")
        meta = result.getMetaData()
        numbers = range(1, meta.getColumnCount() + 1)
        names = [meta.getColumnName(i).encode().hex() for i in numbers]
        check(names == [c[0] for c in columns], f"{view}: column names are whole", names)
        check(all(c[1] and c[1].encode().hex() == c[2] for c in columns), f"{view}: comments are whole", columns)
        types = [meta.getColumnTypeName(i) for i in numbers]
        check(set(types) <= BUILT_IN, f"{view}: built-in types only", types)
        count, good = 0, True
        while result.next():
            count += 1
            for i in numbers:
                text = result.getString(i)
                if types[i - 1] == "numeric" and not result.wasNull():
                    good = good and abs(result.getDouble(i) - float(text)) < 1e-9
        check(good, f"{view}: {count} rows, numbers are numbers")


def check_figures(connection):
    """Figures of the report, not of the code."""
    found = rows(connection, "SELECT trim_scale(self_total_points), trim_scale(rule_total_points)"
                             " FROM project_score WHERE fiscal_year = 2022 ORDER BY project_code")
    check(found == [("95.23", "95.23"), ("92.28", "92.28"), ("92.31", "92.31"), ("83", "90"), ("80", "53.98")],
          "project totals", found)
    found = rows(connection, """SELECT trim_scale(budget_wan), trim_scale(executed_wan), execution_rate_pct,
                                trim_scale(self_weighted_score) FROM department_total WHERE department_code = ?""", "303")
    check(found == [("420", "11.6561", "2.78", "81.36")], "department total", found)


def check_write(connection):
    """Bound parameters, NULL among them; a bad literal is refused."""
    def execute(sql, *values):
        prepared(connection, sql, values).executeUpdate()

    name = "客户端 \"a'b\"; -- $1"
    execute("INSERT INTO project (fiscal_year, project_code, name, department_code, kind)"
            " VALUES (?::integer, ?, ?, ?, ?)", "2023", "c-01", name, "303001", "项目")
    execute("INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)"
            " VALUES (?::integer, ?, ?, ?::wanyuan, ?::wanyuan)", "2023", "c-01", "财政", "3.5万元", "1.75")
    execute("INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, explanation)"
            " VALUES (?::integer, ?, ?::integer, ?, ?::perf_target, ?::perf_value, ?::numeric, ?)",
            "2023", "c-01", "1", "产出指标", "≥95%", "96%", "10", None)
    found = rows(connection, """SELECT e.project_name, trim_scale(e.initial_budget_wan), trim_scale(e.execution_rate_pct),
                                i.target_text, trim_scale(i.target_number), trim_scale(i.rule_points), i.explanation
                                FROM project_execution e JOIN indicator_score i USING (fiscal_year, project_code)
                                WHERE e.project_code = ?""", "c-01")
    check(found == [(name, "3.5", "50", "≥95%", "95", "10", None)],
          "bound parameters are written and read back", found)
    try:
        execute("UPDATE funding SET executed = ?::wanyuan WHERE project_code = ?", "570余万元", "c-01")
        check(False, "a bad literal is refused")
    except SQLException as error:
        check("570余万元" in error.Message, "a bad literal is refused", error.Message)


def convert(home, work, source, target, *options):
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{home}", *options,
                    "--convert-to", target, "--outdir", work, source],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def check_sheet(home):
    """CSV to a workbook of text cells and, as docs/loading.md says, back: nothing may change."""
    source = pathlib.Path("examples/xinzhou-2022/indicator.csv")
    text_columns = "/".join(f"{i}/2" for i in range(1, 14))
    with tempfile.TemporaryDirectory() as work:
        convert(home, work, str(source), "xlsx", f"--infilter={FILTER},{text_columns}")
        convert(home, work, f"{work}/indicator.xlsx", f"csv:{FILTER}")
        with open(source, encoding="utf-8") as before, open(f"{work}/indicator.csv", encoding="utf-8") as after:
            check(list(csv.reader(before)) == list(csv.reader(after)), "a sheet comes out of a workbook as it went in")


def check_base(context):
    """All that goes through the database driver of Base."""
    manager = context.ServiceManager.createInstanceWithContext("com.sun.star.sdbc.DriverManager", context)
    connection = manager.getConnection("sdbc:postgresql:" + " ".join(
        f"{key}={os.environ[variable]}" for key, variable in
        [("host", "PGHOST"), ("port", "PGPORT"), ("dbname", "PGDATABASE"), ("user", "PGUSER")]))
    connection.createStatement().execute(f"SET search_path TO {quote(LEDGER)}, public")
    check_views(connection)
    check_figures(connection)
    check_write(connection)
    connection.close()


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        process, context = start(home)
        try:
            check_base(context)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        check_sheet(home)
    sys.exit(failures > 0)


main()
