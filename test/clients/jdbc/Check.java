// Read and write a ledger through JDBC; print TAP.
// The connection comes from JDBC_URL, the ledger from LEDGER.

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

public class Check {
	private static final Set<Integer> BUILT_IN =
			Set.of(Types.NUMERIC, Types.INTEGER, Types.VARCHAR, Types.BIT, Types.DATE);
	private static final String LEDGER = System.getenv("LEDGER");
	private static int failures;

	private record Column(String nameHex, String commentHex) {
	}

	public static void main(String[] args) throws SQLException {
		try (Connection connection = DriverManager.getConnection(System.getenv("JDBC_URL"))) {
			connection.setAutoCommit(false);
			connection.setSchema(LEDGER);
			try (Statement statement = connection.createStatement()) {
				statement.execute("SET search_path TO " + quote(LEDGER) + ", public");
			}
			connection.commit();
			checkViews(connection);
			checkFigures(connection);
			checkWrite(connection);
		}
		System.exit(failures > 0 ? 1 : 0);
	}

	private static void check(boolean passed, String what, Object detail) {
		System.out.println((passed ? "ok" : "not ok") + " - jdbc: " + what);
		if (!passed) {
			failures++;
			System.out.println("# " + detail);
		}
	}

	private static String quote(String identifier) {
		return '"' + identifier.replace("\"", "\"\"") + '"';
	}

	private static String hex(String text) {
		StringBuilder digits = new StringBuilder();
		for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
			digits.append(String.format("%02x", b));
		}
		return digits.toString();
	}

	/** Read every view; compare names and comments with their bytes in the catalogue. */
	private static void checkViews(Connection connection) throws SQLException {
		Map<String, List<Column>> catalogue = new LinkedHashMap<>();
		try (PreparedStatement query = connection.prepareStatement("""
				SELECT c.relname, encode(convert_to(a.attname::text, 'UTF8'), 'hex'),
				       encode(convert_to(col_description(c.oid, a.attnum), 'UTF8'), 'hex')
				FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
				WHERE c.relkind = 'v' AND c.relname <> 'department_sum' AND c.relnamespace = ?::regnamespace AND a.attnum > 0
				ORDER BY c.relname, a.attnum""")) {
			query.setString(1, quote(LEDGER));
			ResultSet row = query.executeQuery();
			while (row.next()) {
				catalogue.computeIfAbsent(row.getString(1), view -> new ArrayList<>())
						.add(new Column(row.getString(2), row.getString(3)));
			}
		}
		check(catalogue.size() >= 8, "the views are there", catalogue.keySet());
		for (Map.Entry<String, List<Column>> view : catalogue.entrySet()) {
			checkView(connection, view.getKey(), view.getValue());
		}
	}

	/** The comments that the driver's own metadata give, in the order of the columns. */
	private static List<String> remarks(Connection connection, String view) throws SQLException {
		List<String> found = new ArrayList<>();
		try (ResultSet row = connection.getMetaData().getColumns(null, LEDGER, view, null)) {
			while (row.next()) {
				String remark = row.getString("REMARKS");
				found.add(remark == null ? null : hex(remark));
			}
		}
		return found;
	}

	private static void checkView(Connection connection, String view, List<Column> columns) throws SQLException {
		List<String> remarks = remarks(connection, view);
		check(remarks.equals(columns.stream().map(Column::commentHex).toList()) && !remarks.contains(null),
				view + ": comments are whole", remarks);
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT * FROM " + quote(LEDGER) + "." + quote(view))) {
			ResultSetMetaData meta = row.getMetaData();
			boolean namesWhole = meta.getColumnCount() == columns.size();
			boolean builtIn = true;
			for (int i = 1; namesWhole && i <= columns.size(); i++) {
				namesWhole = hex(meta.getColumnLabel(i)).equals(columns.get(i - 1).nameHex);
				builtIn &= BUILT_IN.contains(meta.getColumnType(i));
			}
			check(namesWhole, view + ": column names are whole", columns);
			check(builtIn, view + ": built-in types only", columns);

			int count = 0;
			boolean numbers = true;
			for (; row.next(); count++) {
				for (int i = 1; i <= meta.getColumnCount(); i++) {
					Object value = row.getObject(i);
					numbers &= value == null || meta.getColumnType(i) != Types.NUMERIC || value instanceof BigDecimal;
				}
			}
			check(numbers, view + ": " + count + " rows, numbers are numbers", view);
		}
	}

	/** All rows as text; numbers without trailing zeros, so that 83.00 equals 83. */
	private static String table(PreparedStatement query) throws SQLException {
		StringBuilder text = new StringBuilder();
		try (ResultSet row = query.executeQuery()) {
			while (row.next()) {
				for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
					Object value = row.getObject(i);
					text.append(value instanceof BigDecimal number
							? number.stripTrailingZeros().toPlainString() : String.valueOf(value)).append('|');
				}
				text.append('\n');
			}
		}
		return text.toString();
	}

	/** Figures of the report, not of the code. */
	private static void checkFigures(Connection connection) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement(
				"SELECT self_total_points, rule_total_points FROM project_score WHERE fiscal_year = 2022 ORDER BY project_code")) {
			String found = table(query);
			check(found.equals("95.23|95.23|\n92.28|92.28|\n92.31|92.31|\n83|90|\n80|53.98|\n"),
					"project totals", found);
		}
		try (PreparedStatement query = connection.prepareStatement(
				"SELECT budget_wan, executed_wan, execution_rate_pct, self_weighted_score"
				+ " FROM department_total WHERE department_code = ?")) {
			query.setString(1, "303");
			String found = table(query);
			check(found.equals("420|11.6561|2.78|81.36|\n"), "department total", found);
		}
	}

	private static void execute(Connection connection, String sql, Object... values) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
			statement.executeUpdate();
		}
	}

	/** Bound parameters, NULL among them; a bad literal keeps its SQLSTATE. */
	private static void checkWrite(Connection connection) throws SQLException {
		String name = "客户端 \"a'b\"; -- ?";
		execute(connection, "INSERT INTO project (fiscal_year, project_code, name, department_code, kind)"
				+ " VALUES (?, ?, ?, ?, ?)", 2023, "c-01", name, "303001", "项目");
		execute(connection, "INSERT INTO funding (fiscal_year, project_code, source, is_carry_in, initial_budget, executed)"
				+ " VALUES (?, ?, ?, ?, ?::wanyuan, ?)", 2023, "c-01", "财政", false, "3.5万元", new BigDecimal("1.75"));
		execute(connection, "INSERT INTO indicator"
				+ " (fiscal_year, project_code, seq, level1, target, actual, full_mark, explanation)"
				+ " VALUES (?, ?, ?, ?, ?::perf_target, ?::perf_value, ?, ?)",
				2023, "c-01", 1, "产出指标", "≥95%", "96%", new BigDecimal(10), null);
		try (PreparedStatement query = connection.prepareStatement(
				"SELECT e.project_name, e.initial_budget_wan, e.execution_rate_pct, i.target_text,"
				+ " i.target_number, i.rule_points, i.explanation"
				+ " FROM project_execution e JOIN indicator_score i USING (fiscal_year, project_code)"
				+ " WHERE e.project_code = ?")) {
			query.setString(1, "c-01");
			String found = table(query);
			check(found.equals(name + "|3.5|50|≥95%|95|10|null|\n"),
					"bound parameters are written and read back", found);
		}
		connection.commit();
		try {
			execute(connection, "UPDATE funding SET executed = ?::wanyuan WHERE project_code = ?", "570余万元", "c-01");
			check(false, "a bad literal is refused", "it was taken");
		} catch (SQLException error) {
			check(error.getSQLState().equals("22P02") && error.getMessage().contains("570余万元"),
					"a bad literal is refused", error.getMessage());
		}
		connection.rollback();
	}
}
