/*
 * Read and write a ledger through ODBC; print TAP.
 *
 * The connection string comes from ODBC_CONNECTION, the ledger from LEDGER
 * (a plain name: it is pasted into statements).
 */
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sql.h>
#include <sqlext.h>

#define CELL 4096
#define MAX_COLUMNS 64
#define MAX_VIEWS 64

static SQLHDBC connection;
static const char *ledger;
static int	failures = 0;

/* One TAP line, and the detail where the test failed. */
static void
check(bool passed, const char *what, const char *detail)
{
	printf("%s - odbc: %s\n", passed ? "ok" : "not ok", what);
	if (!passed)
	{
		failures++;
		printf("# %s\n", detail);
	}
}

/* SQLSTATE and message of the last error of a handle. */
static void
diagnose(SQLSMALLINT type, SQLHANDLE handle, char *state, char *message, size_t size)
{
	SQLINTEGER	native;
	SQLSMALLINT length;

	strcpy(state, "");
	snprintf(message, size, "no message");
	SQLGetDiagRec(type, handle, 1, (SQLCHAR *) state, &native,
				  (SQLCHAR *) message, (SQLSMALLINT) size, &length);
}

/* Stop at an error that no test expects. */
static void
require(SQLRETURN result, SQLSMALLINT type, SQLHANDLE handle, const char *what)
{
	char		state[6];
	char		message[CELL];

	if (SQL_SUCCEEDED(result) || result == SQL_NO_DATA)
		return;
	diagnose(type, handle, state, message, sizeof(message));
	printf("not ok - odbc: %s\n# %s %s\n", what, state, message);
	exit(1);
}

static SQLHSTMT
statement(void)
{
	SQLHSTMT	stmt;

	require(SQLAllocHandle(SQL_HANDLE_STMT, connection, &stmt),
			SQL_HANDLE_DBC, connection, "allocate a statement");
	return stmt;
}

/* Bind values as text, in order; NULL is SQL NULL.  Returns what running gave. */
static SQLRETURN
execute(SQLHSTMT stmt, const char *sql, const char **values, int count)
{
	static SQLLEN lengths[16];

	for (int i = 0; i < count; i++)
	{
		size_t		size = values[i] ? strlen(values[i]) : 0;

		lengths[i] = values[i] ? SQL_NTS : SQL_NULL_DATA;
		require(SQLBindParameter(stmt, (SQLUSMALLINT) (i + 1), SQL_PARAM_INPUT,
								 SQL_C_CHAR, SQL_VARCHAR, size > 0 ? size : 1, 0,
								 (SQLPOINTER) values[i], 0, &lengths[i]),
				SQL_HANDLE_STMT, stmt, "bind a parameter");
	}
	return SQLExecDirect(stmt, (SQLCHAR *) sql, SQL_NTS);
}

/* Read a cell as text; an empty text stands for NULL. */
static void
cell(SQLHSTMT stmt, int column, char *text)
{
	SQLLEN		length;

	require(SQLGetData(stmt, (SQLUSMALLINT) column, SQL_C_CHAR, text, CELL, &length),
			SQL_HANDLE_STMT, stmt, "read a cell");
	if (length == SQL_NULL_DATA)
		text[0] = '\0';
}

/* The bytes of a text as hexadecimal digits. */
static void
to_hex(const char *text, char *hex)
{
	for (; *text; text++, hex += 2)
		sprintf(hex, "%02x", (unsigned char) *text);
	*hex = '\0';
}

/* Is it a number as C reads it, from end to end? */
static bool
is_number(const char *text)
{
	char	   *end;

	strtod(text, &end);
	return *text != '\0' && *end == '\0';
}

/* Rows as text, cells ended by |, rows by a semicolon. */
static void
table(const char *sql, const char **values, int count, char *text, size_t size)
{
	SQLHSTMT	stmt = statement();
	SQLSMALLINT columns;
	size_t		used = 0;
	char		value[CELL];

	text[0] = '\0';
	require(execute(stmt, sql, values, count), SQL_HANDLE_STMT, stmt, sql);
	SQLNumResultCols(stmt, &columns);
	while (SQLFetch(stmt) == SQL_SUCCESS)
	{
		for (int i = 1; i <= columns; i++)
		{
			cell(stmt, i, value);
			used += (size_t) snprintf(text + used, size - used, "%s|", value);
		}
		used += (size_t) snprintf(text + used, size - used, ";");
	}
	SQLFreeHandle(SQL_HANDLE_STMT, stmt);
}

/* Is a column of one of the types that every tool knows? */
static bool
is_built_in(SQLHSTMT stmt, int column)
{
	static const char *const names[] = {"numeric", "int4", "text", "bool", "date"};
	char		name[CELL];

	require(SQLColAttribute(stmt, (SQLUSMALLINT) column, SQL_DESC_TYPE_NAME, name, CELL, NULL, NULL),
			SQL_HANDLE_STMT, stmt, "name a type");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
	{
		if (strcmp(name, names[i]) == 0)
			return true;
	}
	return false;
}

/* Comments of a view's columns against their bytes in the catalogue. */
static bool
comments_are_whole(const char *view, char names[MAX_COLUMNS][CELL], int *count)
{
	SQLHSTMT	stmt = statement();
	const char *values[] = {ledger, view};
	bool		whole = true;
	char		comment[CELL],
				hex[2 * CELL],
				expected[CELL];

	require(execute(stmt,
					"SELECT encode(convert_to(a.attname::text, 'UTF8'), 'hex'),"
					" col_description(c.oid, a.attnum),"
					" encode(convert_to(col_description(c.oid, a.attnum), 'UTF8'), 'hex')"
					" FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
					" WHERE c.relnamespace = ?::regnamespace AND c.relname = ?"
					" AND a.attnum > 0 ORDER BY a.attnum", values, 2),
			SQL_HANDLE_STMT, stmt, "read the catalogue");
	for (*count = 0; *count < MAX_COLUMNS && SQLFetch(stmt) == SQL_SUCCESS; (*count)++)
	{
		cell(stmt, 1, names[*count]);
		cell(stmt, 2, comment);
		cell(stmt, 3, expected);
		to_hex(comment, hex);
		whole = whole && comment[0] != '\0' && strcmp(hex, expected) == 0;
	}
	SQLFreeHandle(SQL_HANDLE_STMT, stmt);
	return whole;
}

/* Read one view whole. */
static void
check_view(const char *view)
{
	static char names[MAX_COLUMNS][CELL];
	SQLHSTMT	stmt = statement();
	SQLSMALLINT columns,
				types[MAX_COLUMNS];
	bool		comments_whole,
				names_whole,
				built_in = true,
				numbers = true;
	int			count,
				rows = 0;
	char		sql[CELL],
				what[CELL],
				value[CELL],
				hex[2 * CELL];

	comments_whole = comments_are_whole(view, names, &count);
	snprintf(sql, sizeof(sql), "SELECT * FROM \"%s\".\"%s\"", ledger, view);
	require(execute(stmt, sql, NULL, 0), SQL_HANDLE_STMT, stmt, sql);
	SQLNumResultCols(stmt, &columns);
	names_whole = (columns == count);
	for (int i = 0; i < columns && i < MAX_COLUMNS; i++)
	{
		require(SQLDescribeCol(stmt, (SQLUSMALLINT) (i + 1), (SQLCHAR *) value, CELL,
							   NULL, &types[i], NULL, NULL, NULL),
				SQL_HANDLE_STMT, stmt, "describe a column");
		to_hex(value, hex);
		names_whole = names_whole && strcmp(hex, names[i]) == 0;
		built_in = built_in && is_built_in(stmt, i + 1);
	}
	for (; SQLFetch(stmt) == SQL_SUCCESS; rows++)
	{
		for (int i = 0; i < columns && i < MAX_COLUMNS; i++)
		{
			cell(stmt, i + 1, value);
			if ((types[i] == SQL_NUMERIC || types[i] == SQL_INTEGER) && value[0] != '\0')
				numbers = numbers && is_number(value);
		}
	}
	SQLFreeHandle(SQL_HANDLE_STMT, stmt);

	snprintf(what, sizeof(what), "%s: column names are whole", view);
	check(names_whole, what, view);
	snprintf(what, sizeof(what), "%s: comments are whole", view);
	check(comments_whole, what, view);
	snprintf(what, sizeof(what), "%s: built-in types only", view);
	check(built_in, what, view);
	snprintf(what, sizeof(what), "%s: %d rows, numbers are numbers", view, rows);
	check(numbers, what, view);
}

/* Read every view of the ledger. */
static void
check_views(void)
{
	static char views[MAX_VIEWS][CELL];
	SQLHSTMT	stmt = statement();
	int			count = 0;

	require(execute(stmt, "SELECT relname FROM pg_class WHERE relkind = 'v' AND relname <> 'department_sum'"
					" AND relnamespace = ?::regnamespace ORDER BY 1", &ledger, 1),
			SQL_HANDLE_STMT, stmt, "list the views");
	while (count < MAX_VIEWS && SQLFetch(stmt) == SQL_SUCCESS)
		cell(stmt, 1, views[count++]);
	SQLFreeHandle(SQL_HANDLE_STMT, stmt);
	check(count >= 8, "the views are there", "fewer than 8");
	for (int i = 0; i < count; i++)
		check_view(views[i]);
}

/* A column that the driver must announce as a number, by its SQL type. */
static void
check_type(void)
{
	SQLHSTMT	stmt = statement();
	SQLSMALLINT type;

	require(execute(stmt, "SELECT executed_wan FROM project_execution", NULL, 0),
			SQL_HANDLE_STMT, stmt, "read amounts");
	SQLDescribeCol(stmt, 1, NULL, 0, NULL, &type, NULL, NULL, NULL);
	check(type == SQL_NUMERIC, "an amount is SQL_NUMERIC", "it is not");
	SQLFreeHandle(SQL_HANDLE_STMT, stmt);
}

/* Figures of the report, not of the code. */
static void
check_figures(void)
{
	const char *department[] = {"303"};
	char		found[CELL];

	table("SELECT trim_scale(self_total_points), trim_scale(rule_total_points)"
		  " FROM project_score WHERE fiscal_year = 2022 ORDER BY project_code", NULL, 0, found, sizeof(found));
	check(strcmp(found, "95.23|95.23|;92.28|92.28|;92.31|92.31|;83|90|;80|53.98|;") == 0,
		  "project totals", found);
	table("SELECT trim_scale(budget_wan), trim_scale(executed_wan), execution_rate_pct,"
		  " trim_scale(self_weighted_score) FROM department_total WHERE department_code = ?",
		  department, 1, found, sizeof(found));
	check(strcmp(found, "420|11.6561|2.78|81.36|;") == 0, "department total", found);
}

/* Run a statement that must work. */
static void
run(const char *sql, const char **values, int count)
{
	SQLHSTMT	stmt = statement();

	require(execute(stmt, sql, values, count), SQL_HANDLE_STMT, stmt, sql);
	SQLFreeHandle(SQL_HANDLE_STMT, stmt);
}

/* Bound parameters, NULL among them; a bad literal keeps its SQLSTATE. */
static void
check_write(void)
{
	const char *name = "客户端 \"a'b\"; -- ?";
	const char *project[] = {"2023", "c-01", name, "303001", "项目"};
	const char *funding[] = {"2023", "c-01", "财政", "3.5万元", "1.75"};
	const char *indicator[] = {"2023", "c-01", "1", "产出指标", "≥95%", "96%", "10", NULL};
	const char *bad[] = {"570余万元", "c-01"};
	const char *key[] = {"c-01"};
	SQLHSTMT	stmt = statement();
	SQLRETURN	result;
	char		found[CELL],
				expected[CELL],
				state[6],
				message[CELL];

	run("INSERT INTO project (fiscal_year, project_code, name, department_code, kind)"
		" VALUES (?::integer, ?, ?, ?, ?)", project, 5);
	run("INSERT INTO funding (fiscal_year, project_code, source, is_carry_in, initial_budget, executed)"
		" VALUES (?::integer, ?, ?, false, ?::wanyuan, ?::wanyuan)", funding, 5);
	run("INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, explanation)"
		" VALUES (?::integer, ?, ?::integer, ?, ?::perf_target, ?::perf_value, ?::numeric, ?)", indicator, 8);
	table("SELECT e.project_name, trim_scale(e.initial_budget_wan), trim_scale(e.execution_rate_pct),"
		  " i.target_text, trim_scale(i.target_number), trim_scale(i.rule_points), i.explanation"
		  " FROM project_execution e JOIN indicator_score i USING (fiscal_year, project_code)"
		  " WHERE e.project_code = ?", key, 1, found, sizeof(found));
	snprintf(expected, sizeof(expected), "%s|3.5|50|≥95%%|95|10||;", name);
	check(strcmp(found, expected) == 0, "bound parameters are written and read back", found);

	result = execute(stmt, "UPDATE funding SET executed = ?::wanyuan WHERE project_code = ?", bad, 2);
	diagnose(SQL_HANDLE_STMT, stmt, state, message, sizeof(message));
	check(!SQL_SUCCEEDED(result) && strcmp(state, "22P02") == 0 && strstr(message, bad[0]) != NULL,
		  "a bad literal is refused", message);
	SQLFreeHandle(SQL_HANDLE_STMT, stmt);
}

int
main(void)
{
	SQLHENV		environment;
	char		sql[CELL];

	setlocale(LC_ALL, "C.UTF-8");
	ledger = getenv("LEDGER");
	SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &environment);
	SQLSetEnvAttr(environment, SQL_ATTR_ODBC_VERSION, (SQLPOINTER) SQL_OV_ODBC3, 0);
	SQLAllocHandle(SQL_HANDLE_DBC, environment, &connection);
	require(SQLDriverConnect(connection, NULL, (SQLCHAR *) getenv("ODBC_CONNECTION"), SQL_NTS,
							 NULL, 0, NULL, SQL_DRIVER_NOPROMPT),
			SQL_HANDLE_DBC, connection, "connect");
	snprintf(sql, sizeof(sql), "SET search_path TO \"%s\", public", ledger);
	run(sql, NULL, 0);
	check_views();
	check_type();
	check_figures();
	check_write();
	SQLDisconnect(connection);
	SQLFreeHandle(SQL_HANDLE_DBC, connection);
	SQLFreeHandle(SQL_HANDLE_ENV, environment);
	return failures > 0;
}
