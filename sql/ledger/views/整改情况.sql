-- Findings beside what was answered, and answers whose finding is gone, in one pass:
-- a row of either kind reads the others of its key in a window, through whose
-- columns conditions on year, department and project reach both.
CREATE OR REPLACE VIEW :"ledger"."整改情况" WITH (security_invoker = true) AS
SELECT u.fiscal_year AS "预算年度",
	u.department_code AS "部门代码",
	d.name AS "部门名称",
	u.project_code AS "项目代码",
	p.name AS "项目名称",
	u.subject AS "审核对象",
	u.rule AS "规则代码",
	coalesce(o.name, r.name) AS "规则名称",
	coalesce(o.severity, r.severity) AS "严重程度",
	u.message AS "审核意见",
	u.stated AS "所列数",
	u.computed AS "计算数",
	s.state AS "状态",
	CASE WHEN s.holds THEN u.given END AS "答复",
	CASE WHEN s.holds THEN u.note END AS "说明",
	CASE WHEN s.holds THEN u.answered_by END AS "答复人",
	CASE WHEN s.holds THEN u.answered_on END AS "答复日期",
	CASE WHEN NOT s.holds
		THEN concat_ws(' ', u.given, to_jsonb(u.answered_on) #>> '{}', u.answered_by, u.note) END AS "前次答复"
FROM (
	SELECT u.fiscal_year, u.department_code, u.project_code, u.subject, u.rule, u.message, u.stated, u.computed, u.answer, u.found,
		max(u.given) OVER w AS given,
		max(u.note) OVER w AS note,
		max(u.answered_by) OVER w AS answered_by,
		max(u.answered_on) OVER w AS answered_on,
		bool_or(u.found) OVER w AS open,
		bool_or(u.found) OVER (PARTITION BY u.fiscal_year, u.department_code, u.project_code, u.rule) AS elsewhere,
		max(u.answered_stated) OVER w IS NOT DISTINCT FROM u.stated
			AND max(u.answered_computed) OVER w IS NOT DISTINCT FROM u.computed AS same_figures
	FROM (
		SELECT f.fiscal_year, f.department_code, f.project_code, f.subject, f.rule, f.message, f.stated, f.computed, f.answer,
			true AS found, NULL::text AS given, NULL::text AS note, NULL::text AS answered_by, NULL::date AS answered_on,
			NULL::numeric AS answered_stated, NULL::numeric AS answered_computed
		FROM :"ledger".review_finding f
		UNION ALL
		SELECT nullif(a.fiscal_year, 0), nullif(a.department_code, ''), nullif(a.project_code, ''), a.subject, a.rule, NULL,
			NULL, NULL, NULL, false, a.answer, a.note, a.answered_by, a.answered_on, a.stated, a.computed
		FROM :"ledger".review_answer a
	) u
	WINDOW w AS (PARTITION BY u.fiscal_year, u.department_code, u.project_code, u.rule, u.subject)
) u
LEFT JOIN :"ext".review_rules() r ON r.rule = u.rule
LEFT JOIN :"ledger".review_rule o ON o.rule = u.rule
LEFT JOIN :"ledger".department d ON d.code = u.department_code
LEFT JOIN :"ledger".project p ON p.fiscal_year = u.fiscal_year AND p.project_code = u.project_code,
LATERAL (
	SELECT CASE
			WHEN u.found AND u.answer IS NOT NULL THEN '已答复'
			WHEN u.found AND u.given IS NULL THEN '待答复'
			WHEN u.found AND u.same_figures THEN '称已整改而仍在'
			WHEN u.found THEN '答复后数已改变'
			WHEN o.enabled IS FALSE THEN '规则已停用'
			-- hints of five rows are one line, and of four again four
			WHEN u.elsewhere AND u.rule IN ('undecided', 'explanation_missing') THEN '另行列出'
			ELSE '已消除'
		END AS state,
		u.answer IS NOT NULL OR NOT u.found AS holds
) s
WHERE u.found OR NOT u.open;
SELECT :"ext".ledger_comment(:'ledger'::name, '整改情况'::text,
	'整改情况：审核结果及其答复，每条一行；答复过而审核没有再发现的也在其中'::text, ARRAY[
	'预算年度', '预算年度，没有年度的为空',
	'部门代码', '部门（单位）代码',
	'部门名称', '部门（单位）名称',
	'项目代码', '项目代码，没有项目的为空',
	'项目名称', '项目名称',
	'审核对象', '审核对象：指标序号、资金来源、决算表／行次、章节／原文等，没有为空串',
	'规则代码', '规则代码，见review_rule',
	'规则名称', '规则名称',
	'严重程度', '严重程度：错误、警告、提示',
	'审核意见', '审核意见；审核没有再发现的为空',
	'所列数', '报告所列或自评的数',
	'计算数', '按数据或规则计算的数',
	'状态', '状态：待答复、已答复、答复后数已改变、称已整改而仍在、已消除、另行列出、规则已停用',
	'答复', '有效的答复：确认、已整改、不属实',
	'说明', '说明：整改情况或理由',
	'答复人', '答复人',
	'答复日期', '答复日期',
	'前次答复', '不再有效的答复：答复、日期、答复人、说明']::text[]);
