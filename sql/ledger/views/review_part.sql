-- All findings, whatever review_rule says of them: that is joined in review_finding.
-- Each part has a WITH of nothing, which keeps it a query of its own: pulled up into
-- this one, it is copied and searched with all the others, and the plan of a page
-- takes a fifth longer.  Conditions of a page reach it all the same.
CREATE OR REPLACE VIEW :"ledger".review_part WITH (security_invoker = true) AS
(WITH apart AS (SELECT)
SELECT fiscal_year, department_code, project_code, seq, rule, message, stated, computed, subject,
	NULL::text AS section, NULL::integer AS span_start, NULL::integer AS span_end, NULL::text AS quote, as_hint
FROM :"ledger".review_indicator_variant f)
UNION ALL
(WITH apart AS (SELECT)
SELECT fiscal_year, department_code, project_code, seq, rule, message, stated, computed, subject,
	NULL::text AS section, NULL::integer AS span_start, NULL::integer AS span_end, NULL::text AS quote, NULL::boolean AS as_hint
FROM :"ledger".review_project f)
UNION ALL
(WITH apart AS (SELECT)
SELECT fiscal_year, department_code, project_code, seq, rule, message, stated, computed, subject,
	NULL::text AS section, NULL::integer AS span_start, NULL::integer AS span_end, NULL::text AS quote, NULL::boolean AS as_hint
FROM :"ledger".review_allocation f)
UNION ALL
(WITH apart AS (SELECT)
SELECT fiscal_year, department_code, project_code, seq, rule, message, stated, computed, subject,
	NULL::text AS section, NULL::integer AS span_start, NULL::integer AS span_end, NULL::text AS quote, NULL::boolean AS as_hint
FROM :"ledger".review_account f)
UNION ALL
(WITH apart AS (SELECT)
SELECT fiscal_year, department_code, project_code, seq, rule, message, stated, computed, subject,
	NULL::text AS section, NULL::integer AS span_start, NULL::integer AS span_end, NULL::text AS quote, NULL::boolean AS as_hint
FROM :"ledger".review_month f)
UNION ALL
(WITH apart AS (SELECT)
SELECT fiscal_year, department_code, project_code, seq, rule, message, stated, computed, subject,
	NULL::text AS section, NULL::integer AS span_start, NULL::integer AS span_end, NULL::text AS quote, NULL::boolean AS as_hint
FROM :"ledger".review_arrival f)
UNION ALL
(WITH apart AS (SELECT)
SELECT fiscal_year, department_code, project_code, seq, rule, message, stated, computed, subject,
	NULL::text AS section, NULL::integer AS span_start, NULL::integer AS span_end, NULL::text AS quote, NULL::boolean AS as_hint
FROM :"ledger".review_detail f)
UNION ALL
(WITH apart AS (SELECT)
SELECT fiscal_year, department_code, project_code, seq, rule, message, stated, computed, subject,
	NULL::text AS section, NULL::integer AS span_start, NULL::integer AS span_end, NULL::text AS quote, NULL::boolean AS as_hint
FROM :"ledger".review_round f)
UNION ALL
(WITH apart AS (SELECT)
SELECT fiscal_year, department_code, project_code, seq, rule, message, stated, computed, subject,
	NULL::text AS section, NULL::integer AS span_start, NULL::integer AS span_end, NULL::text AS quote, NULL::boolean AS as_hint
FROM :"ledger".review_period f)
UNION ALL
(WITH apart AS (SELECT)
SELECT fiscal_year, department_code, project_code, seq, rule, message, stated, computed, subject,
	section, span_start, span_end, quote, NULL::boolean AS as_hint
FROM :"ledger".review_prose f);
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_part'::text,
	'内部：全部审核结果（review_finding由此而来），不看review_rule'::text, ARRAY[
	'as_hint', '空：与严重程度无关；是、否：该规则的严重程度是、不是提示时的写法']::text[]);
