-- The report of a department: one page of HTML, well-formed as XML too, that
-- prints.  Each section is a function of its own, reads the ledger's views and
-- gives NULL if there is nothing to show.  members are the department and all
-- below it, in the order of the tree; shown are the projects told in detail.

CREATE FUNCTION report_html(
	ledger name, fiscal_year integer, department text, max_projects integer DEFAULT 500
) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp SET jit = off
AS $function$
DECLARE
	title text;
	members text[];
	shown text[];
	projects bigint;
	problems jsonb;
	page text;
BEGIN
	IF max_projects < 0 THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('a report tells 0 projects or more one by one, not %s', max_projects),
			HINT = format('For example: SELECT report_html(%L, %s, %L, 50). Totals hold all projects, however many are told.',
						  ledger, fiscal_year, department);
	END IF;
	PERFORM @extschema@.require_ledger(ledger, 'view'::text, 'review_finding'::name);

	members := @extschema@.report_members(ledger, fiscal_year, department);
	IF members IS NULL THEN
		RAISE no_data_found USING
			MESSAGE = format('no department "%s" in ledger %I', department, ledger),
			HINT = format('The departments are in %I.department.', ledger);
	END IF;
	EXECUTE format('SELECT name FROM %I.department WHERE code = $1', ledger) INTO title USING department;
	title := title || fiscal_year || '年度预算绩效报告';

	EXECUTE format($q$
		SELECT coalesce(array_agg(p.project_code ORDER BY p.place) FILTER (WHERE p.place <= $3), '{}'), count(*)
		FROM (SELECT p.project_code, row_number() OVER (ORDER BY p.full_year_budget_wan DESC NULLS LAST, p.project_code) AS place
			  FROM %1$I.project_score p
			  WHERE p.fiscal_year = $1 AND p.department_code = ANY ($2)) p
		$q$, ledger) INTO shown, projects USING fiscal_year, members, max_projects;
	problems := @extschema@.report_problems(ledger, fiscal_year, members);

	SELECT string_agg(@extschema@.report_section(s.id, s.place, s.title, s.content), '' ORDER BY s.place)
	INTO page
	FROM (
		SELECT s.id, s.title, s.content, row_number() OVER (ORDER BY s.place) AS place
		FROM (VALUES
			(1, 'summary', '总体情况', @extschema@.report_summary(ledger, fiscal_year, members, problems)),
			(2, 'departments', '部门绩效汇总', @extschema@.report_departments(ledger, fiscal_year, members)),
			(3, 'projects', '项目绩效', @extschema@.report_projects(ledger, fiscal_year, shown)),
			(4, 'charts', '图示', @extschema@.report_charts(ledger, fiscal_year, members, shown)),
			(5, 'findings', '审核发现', @extschema@.report_findings(ledger, fiscal_year, members, shown)),
			(6, 'prose', '报告正文', @extschema@.report_proses(ledger, fiscal_year, members)),
			(7, 'conclusions', '结论与建议', @extschema@.report_conclusions(ledger, fiscal_year, members, problems)),
			(8, 'accounts', '部门决算', @extschema@.report_accounts(ledger, fiscal_year, members)),
			(9, 'forms', '项目支出绩效自评表', @extschema@.report_forms(ledger, fiscal_year, shown))
		) AS s (place, id, title, content)
		WHERE s.content IS NOT NULL
	) s;

	RETURN format(E'<!DOCTYPE html>\n'
				  '<html xmlns="http://www.w3.org/1999/xhtml" lang="zh-CN">\n<head>\n<meta charset="utf-8"/>\n'
				  '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
				  '<title>%1$s</title>\n<style>\n%2$s</style>\n</head>\n<body>\n<header>\n<h1>%1$s</h1>\n'
				  '<p>部门代码 %3$s　金额单位：万元　生成日期 %4$s</p>\n%5$s</header>\n%6$s</body>\n</html>\n',
				  @extschema@.report_text(title),
				  @extschema@.report_style() || @extschema@.report_cards('departments', 1000)
				  || @extschema@.report_cards('projects', 1000) || @extschema@.report_cards('findings', 640)
				  || @extschema@.report_cards('prose', 640) || @extschema@.report_cards('accounts', 640),
				  @extschema@.report_text(department), to_char(current_date, 'YYYY-MM-DD'),
				  CASE WHEN projects > 0 AND max_projects = 0 THEN
					   format(E'<p>共%s个项目，不逐项列示；汇总含全部项目。</p>\n', projects)
				  WHEN projects > max_projects THEN
					   format(E'<p>共%s个项目，逐项列示全年预算数最大的%s个；汇总含全部项目。</p>\n', projects, max_projects)
				  ELSE '' END,
				  page);
END
$function$;
COMMENT ON FUNCTION report_html(name, integer, text, integer) IS
'the report of a department and all below it in a fiscal year, as one page of HTML without script or outside resources: the year '
'in sentences, summary, projects, charts, findings, conclusions with a place to sign, final accounts and the form of each '
'project. The projects with the largest budgets are told one by one, max_projects at most; totals hold all. Errors: 42P01 if the '
'schema holds no ledger, P0002 if the department is not in it, 22023 for max_projects below 0';

CREATE FUNCTION report_members(ledger name, fiscal_year integer, department text) RETURNS text[]
LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT array_agg(t.code ORDER BY t.place) FROM report_tree(ledger, fiscal_year, department) t;
END;
COMMENT ON FUNCTION report_members(name, integer, text) IS
'part of report_html: the department and all that stand below it in the year, each followed by those below it in the order of '
'their codes; NULL if there is no such department';
