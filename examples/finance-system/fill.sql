-- From the tables of tables.sql into the staging tables of a ledger.
--
--     psql -v schema=finance -f examples/finance-system/fill.sql
--     SELECT * FROM finance.fill_staging('city', 2024, '510400000');
--     SELECT * FROM check_staging('city', '元');
--     SELECT * FROM load_staging('city', '元');
--
-- It empties the staging tables that it fills.  Nothing is judged here: what cannot
-- be read, or has no place, goes into them as it is, so that check_staging names it.

\set ON_ERROR_STOP on
\set QUIET on

BEGIN;
SET LOCAL search_path = :"schema", public;

-- 是 is 1, 否 is 2; a row that holds now is neither deleted nor a backup.
CREATE FUNCTION holds_now(is_backup text, is_deleted text) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN coalesce(nullif(is_backup, ''), '2') = '2' AND coalesce(nullif(is_deleted, ''), '2') = '2';

-- The sum of cells of 元; one that is no number stays, beside the others.
CREATE FUNCTION sum_of_cells(cells text[]) RETURNS text
LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
	SELECT CASE
			WHEN count(c) = 1 THEN min(c)
			WHEN bool_and(c ~ '^-?[0-9]*\.?[0-9]+$') THEN sum(CASE WHEN c ~ '^-?[0-9]*\.?[0-9]+$' THEN c::numeric END)::text
			ELSE string_agg(c, '；')
		END
	FROM unnest(cells) AS c WHERE c <> '';
END;

-- A target from code, value and unit; what makes none is joined, to be refused.
CREATE FUNCTION target_cell(code text, value text, unit text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path FROM CURRENT
AS $$
DECLARE
	sign text;
BEGIN
	SELECT s.sign INTO STRICT sign FROM sign_code s WHERE s.code = coalesce(nullif(target_cell.code, ''), '3');
	RETURN perf_target(sign, value, unit)::text;
EXCEPTION
	WHEN no_data_found THEN
		RETURN format('=符号代码%s %s%s', code, value, unit);
	WHEN data_exception THEN
		RETURN concat(sign, value, unit);
END
$$;

CREATE FUNCTION fill_staging(ledger name, fiscal_year integer, mof_div_code text, self_evaluation regclass DEFAULT NULL)
RETURNS TABLE (staging text, rows bigint)
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $function$
DECLARE
	step record;
BEGIN
	CREATE TEMP TABLE agency ON COMMIT DROP AS
	SELECT a.* FROM ele_vd00010 a
	WHERE a.fiscal_year = fill_staging.fiscal_year::text AND a.mof_div_code = fill_staging.mof_div_code
		AND holds_now(NULL, a.is_deleted) AND coalesce(a.is_enabled, '1') = '1';

	-- a project is taken in the years that it has a budget or a goal in
	CREATE TEMP TABLE taken ON COMMIT DROP AS
	SELECT p.pro_code, min(p.pro_name) AS name, min(p.pro_cat_code) AS category,
		CASE WHEN count(DISTINCT p.agency_code) = 1 THEN min(p.agency_code) ELSE min(p.dept_code) END AS department_code
	FROM pm_project_info p
	WHERE p.mof_div_code = fill_staging.mof_div_code AND holds_now(p.is_backup, p.is_deleted)
		AND p.pro_code IN (
			SELECT b.pro_code FROM bgt_pm_annual b WHERE b.fiscal_year = fill_staging.fiscal_year::text AND holds_now(b.is_backup, b.is_deleted)
			UNION SELECT g.pro_code FROM pm_perf_goal_info g WHERE g.fiscal_year = fill_staging.fiscal_year::text AND holds_now(g.is_backup, g.is_deleted))
	GROUP BY p.pro_code;

	-- the indicators that hold now, in the order of the file, and what the oldest version asked
	CREATE TEMP TABLE asked ON COMMIT DROP AS
	SELECT i.*, row_number() OVER (PARTITION BY i.pro_code ORDER BY i.line) AS seq, target_cell(i.sign_code, i.kpi_val, i.unit) AS target,
		(SELECT target_cell(o.sign_code, o.kpi_val, o.unit) FROM pm_perf_indicator o
		 WHERE (o.pro_code, o.fiscal_year, o.lv3_perf_ind_name) = (i.pro_code, i.fiscal_year, i.lv3_perf_ind_name)
			AND o.is_backup = '1' AND holds_now(NULL, o.is_deleted)
		 ORDER BY o.version, o.line LIMIT 1) AS initial_target
	FROM pm_perf_indicator i JOIN taken USING (pro_code)
	WHERE i.fiscal_year = fill_staging.fiscal_year::text AND holds_now(i.is_backup, i.is_deleted);

	CREATE TEMP TABLE evaluated (pro_code text, level1 text, level2 text, level3 text, sign text, value text, unit text, actual text, weight text,
		score text, reason text) ON COMMIT DROP;
	IF self_evaluation IS NOT NULL THEN
		EXECUTE format('INSERT INTO evaluated SELECT pro_code, level1, level2, level3, sign, value, unit, actual, weight, score, reason FROM %s',
			self_evaluation);
	END IF;

	CREATE TEMP TABLE paid ON COMMIT DROP AS
	SELECT p.* FROM pay_voucher_bill p JOIN taken USING (pro_code)
	WHERE p.fiscal_year = fill_staging.fiscal_year::text AND holds_now(NULL, p.is_deleted);

	FOR step IN SELECT * FROM (VALUES
		('department (code, name, parent_code)',
		 'SELECT a.ele_code, a.ele_name, p.ele_code FROM agency a LEFT JOIN agency p ON p.ele_id = a.parent_id ORDER BY a.ele_code'),
		('project (fiscal_year, project_code, name, department_code, kind, scheme_code)',
		 $$SELECT $1, pro_code, name, department_code, CASE WHEN category LIKE '3%' THEN '转移支付' ELSE '项目' END, 'default' FROM taken ORDER BY pro_code$$),
		('project_detail (fiscal_year, project_code, expected_goal)',
		 $$SELECT $1, pro_code, string_agg(kpi_target, ' ' ORDER BY version) FROM pm_perf_goal_info JOIN taken USING (pro_code)
		   WHERE fiscal_year = $1 AND holds_now(is_backup, is_deleted) GROUP BY pro_code ORDER BY pro_code$$),
		('funding (fiscal_year, project_code, source, is_carry_in, requested, initial_budget, adjusted_budget, executed)',
		 $$SELECT $1, pro_code, coalesce(f.name, fund_type_code), coalesce(f.is_carry_in, false)::text, b.requested, b.initial, b.adjusted,
			coalesce(p.executed, CASE WHEN EXISTS (SELECT FROM paid) THEN '0' END)	-- no payment is 0, no payments at all are unknown
		   FROM (SELECT pro_code, fund_type_code, sum_of_cells(array_agg(apply_up)) AS requested, sum_of_cells(array_agg(reply_amt)) AS initial,
				 sum_of_cells(array_agg(cur_amt)) AS adjusted
				 FROM bgt_pm_annual JOIN taken USING (pro_code)
				 WHERE fiscal_year = $1 AND holds_now(is_backup, is_deleted) GROUP BY pro_code, fund_type_code) b
		   FULL JOIN (SELECT pro_code, fund_type_code, sum_of_cells(array_agg(pay_amt)) AS executed FROM paid GROUP BY pro_code, fund_type_code) p
			USING (pro_code, fund_type_code)
		   LEFT JOIN fund_type f ON f.code = fund_type_code
		   ORDER BY pro_code, fund_type_code$$),
		('allocation (fiscal_year, project_code, region, amount)',
		 $$SELECT $1, pro_code, sub_mof_div_name, sum_of_cells(array_agg(coalesce(nullif(cur_amt, ''), reply_amt)))
		   FROM bgt_tra JOIN taken USING (pro_code) WHERE fiscal_year = $1 AND holds_now(is_backup, is_deleted)
		   GROUP BY pro_code, sub_mof_div_name ORDER BY pro_code, sub_mof_div_name$$),
		('indicator (fiscal_year, project_code, seq, level1, level2, level3, initial_target, target, actual, full_mark, self_points, explanation)',
		 $$SELECT $1, coalesce(a.pro_code, e.pro_code), coalesce(a.seq, 900 + row_number() OVER (PARTITION BY coalesce(a.pro_code, e.pro_code) ORDER BY a.seq))::text,
			coalesce(a.lv1_perf_ind_name, e.level1), coalesce(a.lv2_perf_ind_name, e.level2), coalesce(a.lv3_perf_ind_name, e.level3),
			a.initial_target, coalesce(a.target, concat(e.sign, e.value, e.unit)), e.actual, coalesce(nullif(a.weight, ''), e.weight), e.score, e.reason
		   FROM asked a FULL JOIN evaluated e ON e.pro_code = a.pro_code AND e.level3 = a.lv3_perf_ind_name
		   ORDER BY 2, a.seq$$),
		('indicator_detail (fiscal_year, project_code, seq, printed_rule)',
		 $$SELECT $1, pro_code, seq::text, kpi_evalstd FROM asked WHERE kpi_evalstd <> '' ORDER BY pro_code, seq$$),
		-- cumulative at the end of each month; a date without a month is a bad cell
		('monthly_execution (fiscal_year, project_code, month, executed)',
		 $$SELECT $1, m.pro_code, m.month, (SELECT sum_of_cells(array_agg(p.pay_amt)) FROM paid p WHERE p.pro_code = m.pro_code AND substr(p.xpay_date, 5, 2) <= m.month)
		   FROM (SELECT DISTINCT pro_code, substr(xpay_date, 5, 2) AS month FROM paid) m ORDER BY 2, 3$$),
		-- matched by the name of level 3; without a match seq stays empty, which is a bad cell
		('monthly_actual (fiscal_year, project_code, seq, month, actual)',
		 $$SELECT $1, i.pro_code, a.seq::text, substr(i.perf_send_date, 5, 2), i.perf_comp
		   FROM pay_perf_monitor_info i JOIN taken USING (pro_code)
		   LEFT JOIN asked a ON a.pro_code = i.pro_code AND a.lv3_perf_ind_name = i.lv3_perf_ind_name
		   WHERE i.fiscal_year = $1 AND holds_now(NULL, i.is_deleted) ORDER BY 2, 3, 4$$)) AS s (target, query)
	LOOP
		staging := split_part(step.target, ' ', 1);
		EXECUTE format('TRUNCATE %I.%I', ledger, 'staging_' || staging);
		EXECUTE format('INSERT INTO %I.%I %s %s', ledger, 'staging_' || staging, substr(step.target, length(staging) + 2), step.query)
			USING fiscal_year::text;
		GET DIAGNOSTICS rows = ROW_COUNT;
		RETURN NEXT;
	END LOOP;
	DROP TABLE agency, taken, asked, evaluated, paid;
END
$function$;
COMMIT;
