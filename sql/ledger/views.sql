-- The views of a ledger, in the order in which they stand on each other: one
-- file each, which psql runs as it stands:
--	psql -v ledger=city -v ext=public -f sql/ledger/views/NAME.sql
-- Each creates its view by CREATE OR REPLACE, so that grants and what depends
-- on it stay.  All names are qualified, all columns are of built-in types.
--
-- Indicators and funding are summed by LATERAL subqueries, one index scan for
-- each project: a department's rows are read alone when only they are asked
-- for.  Where most projects are asked for the planner takes another way, one pass
-- over all rows (asked_whole).  Workers are kept out of such a subquery, but not
-- out of the functions that department_total calls for each department.  OFFSET 0 keeps a computed
-- value from being computed anew wherever it is used.

CREATE FUNCTION ledger_score_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir views/indicator_score.sql
	\ir views/project_tally.sql
	\ir views/project_money.sql
	\ir views/project_score.sql
	\ir views/project_execution.sql
	\ir views/funding_source.sql
END
$function$;
COMMENT ON FUNCTION ledger_score_views(name) IS
'part of refresh_ledger_views: indicator_score, project_score, project_execution, funding_source';

CREATE FUNCTION ledger_department_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir views/department_members.sql
	\ir views/department_members_of_year.sql
	\ir views/department_depth.sql
	\ir views/department_sum.sql
	\ir views/department_own.sql
	\ir views/department_total.sql
	\ir views/project_flat.sql
	\ir views/ledger_total.sql
END
$function$;
COMMENT ON FUNCTION ledger_department_views(name) IS
'part of refresh_ledger_views: department_total, project_flat, ledger_total';

CREATE FUNCTION ledger_form_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir views/department_supervisor.sql
	\ir views/project_arrived.sql
	\ir views/project_arrival.sql
	\ir views/项目支出绩效自评表.sql
	\ir views/部门绩效汇总表.sql
END
$function$;
COMMENT ON FUNCTION ledger_form_views(name) IS
'part of refresh_ledger_views: the official forms 项目支出绩效自评表 and 部门绩效汇总表, project_arrival and '
'what they stand on';

CREATE FUNCTION ledger_check_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir views/scheme_check.sql
	\ir views/allocation_total.sql
	\ir views/account_structure.sql
END
$function$;
COMMENT ON FUNCTION ledger_check_views(name) IS
'part of refresh_ledger_views: scheme_check, allocation_total, account_structure';

CREATE FUNCTION ledger_detail_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir views/project_period_execution.sql
	\ir views/project_round_score.sql
	\ir views/indicator_round_score.sql
	\ir views/department_round_total.sql
	\ir views/allocation_item_total.sql
	\ir views/target_finding.sql
END
$function$;
COMMENT ON FUNCTION ledger_detail_views(name) IS
'part of refresh_ledger_views: money that arrived, totals of several years, rounds of scoring, allocation by purpose, findings '
'about targets';

CREATE FUNCTION ledger_year_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir views/project_year_on_year.sql
	\ir views/department_year_on_year.sql
END
$function$;
COMMENT ON FUNCTION ledger_year_views(name) IS
'part of refresh_ledger_views: project_year_on_year, department_year_on_year';

CREATE FUNCTION ledger_monitoring_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir views/indicator_monitor.sql
	\ir views/project_monitor.sql
	\ir views/department_monitor.sql
END
$function$;
COMMENT ON FUNCTION ledger_monitoring_views(name) IS
'part of refresh_ledger_views: indicator_monitor, project_monitor, department_monitor';

CREATE FUNCTION ledger_review_projects(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir views/review_project.sql
END
$function$;
COMMENT ON FUNCTION ledger_review_projects(name) IS
'part of refresh_ledger_views: findings about projects';

CREATE FUNCTION ledger_review_funding(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir views/review_allocation.sql
	\ir views/review_funding.sql
END
$function$;
COMMENT ON FUNCTION ledger_review_funding(name) IS
'part of refresh_ledger_views: findings about the funding of projects and its allocation';

CREATE FUNCTION ledger_review_accounts(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir views/review_structure.sql
	\ir views/review_account.sql
END
$function$;
COMMENT ON FUNCTION ledger_review_accounts(name) IS
'part of refresh_ledger_views: findings about final accounts, the department tree and schemes';

CREATE FUNCTION ledger_text_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir views/text_claim.sql
	\ir views/text_repeated_figure.sql
	\ir views/text_against_ledger.sql
	\ir views/review_prose.sql
END
$function$;
COMMENT ON FUNCTION ledger_text_views(name) IS
'part of refresh_ledger_views: text_claim, text_repeated_figure, text_against_ledger and the findings about prose';

CREATE FUNCTION ledger_review_indicators(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir views/review_indicator.sql
	\ir views/review_indicator_variant.sql
	\ir views/review_indicator_line.sql
END
$function$;
COMMENT ON FUNCTION ledger_review_indicators(name) IS
'part of refresh_ledger_views: findings about indicators';

CREATE FUNCTION ledger_review_details(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir views/review_arrival.sql
	\ir views/review_detail.sql
	\ir views/review_round.sql
	\ir views/review_period.sql
END
$function$;
COMMENT ON FUNCTION ledger_review_details(name) IS
'part of refresh_ledger_views: findings about what newer forms print';

CREATE FUNCTION ledger_review_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	PERFORM @extschema@.ledger_review_indicators(schema);
	PERFORM @extschema@.ledger_review_projects(schema);
	PERFORM @extschema@.ledger_review_funding(schema);
	PERFORM @extschema@.ledger_review_accounts(schema);
	PERFORM @extschema@.ledger_review_details(schema);
	\ir views/review_month.sql
	PERFORM @extschema@.ledger_text_views(schema);
	\ir views/review_part.sql
	\ir views/review_finding.sql
	\ir views/整改情况.sql
END
$function$;
COMMENT ON FUNCTION ledger_review_views(name) IS
'part of refresh_ledger_views: review_finding and the views that it is made of, and 整改情况, the findings with their answers';
