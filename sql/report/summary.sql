-- What report_html says in sentences: the year, its problems, what follows.

CREATE FUNCTION report_problems(ledger name, fiscal_year integer, members text[]) RETURNS jsonb
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	problems jsonb;
BEGIN
	EXECUTE format($q$
		SELECT coalesce(jsonb_agg(r ORDER BY r.place), '[]')
		FROM (
			SELECT f.rule,
				row_number() OVER (ORDER BY array_position(ARRAY['错误', '警告', '提示'], min(f.severity)),
										count(*) DESC, f.rule COLLATE "C") AS place,
				min(f.rule_name) AS name,
				min(f.severity) AS severity,
				count(*) AS findings,
				count(DISTINCT f.project_code) AS projects,
				(array_agg(DISTINCT f.project_code COLLATE "C"))[1:3] AS examples
			FROM %1$I.review_finding f
			WHERE coalesce(f.fiscal_year, $1) = $1 AND f.department_code = ANY ($2)
			GROUP BY f.rule
		) r
		$q$, ledger) INTO problems USING fiscal_year, members;
	RETURN problems;
END
$function$;
COMMENT ON FUNCTION report_problems(name, integer, text[]) IS
'part of report_html: for each rule that found something its name, severity, how many findings in how many projects, and the '
'codes of up to three; worst first';

CREATE FUNCTION report_summary(ledger name, fiscal_year integer, members text[], problems jsonb) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	money text;
	scores text;
	found text;
BEGIN
	EXECUTE format($q$
		SELECT
			format('%%s年度，%%s%%s', $1, @extschema@.report_text(d.department_name),
				   CASE WHEN cardinality($2) > 1 THEN format('及下级部门（单位）%%s个', cardinality($2) - 1) ELSE '' END)
			|| CASE WHEN d.projects = 0 THEN '没有项目。' ELSE
				format('共有项目%%s个，', d.projects)
				|| CASE WHEN d.budget_wan IS NULL THEN '全年预算数未知'
					ELSE format('全年预算数%%s万元', @extschema@.report_figure(d.budget_wan)) END
				|| CASE WHEN d.executed_wan IS NULL THEN '，全年执行数未知。'
					ELSE format('，全年执行数%%s万元', @extschema@.report_figure(d.executed_wan))
						|| coalesce(format('，执行率%%s%%%%', @extschema@.report_figure(d.execution_rate_pct))
							|| CASE WHEN d.execution_rate_pct < 80
								THEN '（<strong class="warn">低于80%%</strong>）' ELSE '' END, '')
						|| coalesce('，资金结（转）余' || @extschema@.report_figure(d.balance_wan) || '万元', '') || '。' END
				|| CASE WHEN d.unknown_execution > 0
					THEN format('其中%%s个项目的预算数或执行数未知，不计入执行率。', d.unknown_execution) ELSE '' END END
			|| CASE WHEN d.own_budget_wan IS NULL THEN ''
				ELSE format('部门整体支出%%s万元，已含所属项目，不与项目相加。',
							@extschema@.report_figure(d.own_budget_wan)) END,
			CASE WHEN d.projects > 0 THEN
				coalesce(format('自评平均%%s分（%%s个项目）：',
								@extschema@.report_figure(d.self_mean_score, 3),
								d.self_excellent + d.self_good + d.self_fair + d.self_poor)
					|| @extschema@.report_grades(d.self_excellent, d.self_good, d.self_fair, d.self_poor), '项目没有自评总分；')
				|| coalesce(format('按评分规则核算平均%%s分（%%s个项目）：',
								   @extschema@.report_figure(d.rule_mean_score, 3),
								   d.rule_excellent + d.rule_good + d.rule_fair + d.rule_poor)
					|| @extschema@.report_grades(d.rule_excellent, d.rule_good, d.rule_fair, d.rule_poor), '')
				|| CASE WHEN d.undecided_indicators > 0
					THEN format('规则无法判定的指标%%s个，规则得分取自评得分。', d.undecided_indicators) ELSE '' END END
		FROM %1$I.department_total d
		WHERE d.fiscal_year = $1 AND d.department_code = $2[1]
		$q$, ledger) INTO money, scores USING fiscal_year, members;

	SELECT format('审核发现%s条：', sum(s.findings))
		|| string_agg(@extschema@.report_word(s.severity) || s.findings || '条', '，' ORDER BY s.place)
		|| '。主要问题：' || (
			SELECT string_agg(@extschema@.report_text(p.name) || '（' || p.findings || '条'
				|| CASE WHEN p.projects > 1 THEN format('，涉及%s个项目', p.projects) ELSE '' END || '）',
				'、' ORDER BY p.place)
			FROM jsonb_to_recordset(problems) AS p (name text, findings bigint, projects bigint, place bigint)
			WHERE p.place <= 4) || '。'
	INTO found
	FROM (
		SELECT p.severity, min(p.place) AS place, sum(p.findings) AS findings
		FROM jsonb_to_recordset(problems) AS p (severity text, findings bigint, place bigint)
		GROUP BY p.severity
	) s;

	RETURN format(E'<div class="lead">\n<p>%s</p>\n%s<p>%s</p>\n</div>\n',
				  coalesce(money, fiscal_year || '年度没有数据。'), E'<p>' || scores || E'</p>\n',
				  coalesce(found, '审核没有发现问题。'));
END
$function$;
COMMENT ON FUNCTION report_summary(name, integer, text[], jsonb) IS
'part of report_html: projects, money, scores, grades and the main problems in sentences, from department_total and '
'report_problems()';

CREATE FUNCTION report_grades(excellent integer, good integer, fair integer, poor integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN format('优%s个、良%s个、中%s个、', excellent, good, fair)
	|| CASE WHEN poor > 0 THEN format('<strong class="bad">差%s个</strong>。', poor) ELSE '差0个。' END;
COMMENT ON FUNCTION report_grades(integer, integer, integer, integer) IS
'part of report_html: how many projects are 优, 良, 中 and 差, in a sentence';

CREATE FUNCTION report_advice(rule text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE rule
	WHEN 'points_above_full_mark' THEN '核对分值和得分，得分不应超过分值'
	WHEN 'points_above_rule' THEN '按完成情况核减得分，或补充完成的依据'
	WHEN 'points_above_band' THEN '按定性指标的分档核减得分，或补充达成的依据'
	WHEN 'points_below_rule' THEN '已达标的指标按满分计分，或说明扣分理由'
	WHEN 'points_below_band' THEN '按定性指标的分档重新计分，或说明扣分理由'
	WHEN 'explanation_missing' THEN '对扣分的指标补充偏差原因和改进措施'
	WHEN 'over_achieved' THEN '说明超额完成的原因，下年度合理设定指标值'
	WHEN 'units_differ' THEN '统一指标值和实际完成值的计量单位'
	WHEN 'number_expected' THEN '定量指标按实际数量填报'
	WHEN 'rate_target_above_100' THEN '核对指标值，改正误认的符号'
	WHEN 'undecided' THEN '补全指标值和实际完成值，设定可以衡量的指标'
	WHEN 'self_points_missing' THEN '补填自评得分'
	WHEN 'actual_copies_target' THEN '按实际情况填报完成值，不照抄指标值'
	WHEN 'total_differs' THEN '核对各行得分与总分，改正合计'
	WHEN 'budget_points_differ' THEN '按执行率重新计算预算执行得分'
	WHEN 'rate_differs' THEN '按执行数和预算数重新计算执行率'
	WHEN 'grade_differs' THEN '按总分重新确定等级'
	WHEN 'balance_differs' THEN '按预算数减执行数核对结余'
	WHEN 'sources_differ' THEN '核对各资金来源与总额'
	WHEN 'source_is_total' THEN '核对资金来源，总额行不作为来源填报'
	WHEN 'total_row_zero' THEN '补填资金总额'
	WHEN 'budget_zero' THEN '核对预算数；确无预算的项目不参加执行率考核'
	WHEN 'execution_unknown' THEN '补填预算数和执行数'
	WHEN 'over_budget' THEN '核对执行数；超出部分补充预算调整依据'
	WHEN 'execution_low' THEN '加快预算执行，对长期沉淀的资金调整或收回，并与下年度预算安排挂钩'
	WHEN 'score_ahead_of_money' THEN '核对产出的真实性，使得分与资金支出相符'
	WHEN 'weights_differ' THEN '按评分方案调整分值'
	WHEN 'scheme_differs' THEN '改正评分方案，使满分合计为100分'
	WHEN 'scheme_missing' THEN '为项目选定评分方案'
	WHEN 'allocation_differs' THEN '核对各地区分配金额与合计'
	WHEN 'account_sum_differs' THEN '核对决算表上下级各行的金额'
	WHEN 'share_differs' THEN '按决算数重新计算占比'
	WHEN 'growth_differs' THEN '按两年决算数重新计算增长率'
	WHEN 'completion_differs' THEN '按决算数和预算数重新计算完成预算比例'
	WHEN 'department_cycle' THEN '改正部门的上下级关系'
	WHEN 'percent_as_share' THEN '指标值和实际完成值统一按百分数填报'
	WHEN 'completed_late' THEN '按逾期情况评定得分，并说明逾期原因'
	WHEN 'rate_as_fraction' THEN '执行率改按百分数填列'
	WHEN 'within_rounding' THEN '差在四舍五入之内，按精确数填列即可'
	WHEN 'stated_not_number' THEN '改填数字'
	WHEN 'source_is_part' THEN '核对资金来源，标明是否已含在其他来源中'
	WHEN 'carry_in_unmarked' THEN '标明上年结转，确认是否计入全年预算数'
	WHEN 'unit_suspect' THEN '核对金额单位是元还是万元'
	WHEN 'budget_negative' THEN '核对预算数；调减的金额不单独作为预算'
	WHEN 'cumulative_falls' THEN '核对各月累计数'
	WHEN 'arrival_rate_differs' THEN '按到位数和预算数重新计算到位率'
	WHEN 'source_rate_differs' THEN '按该来源的执行数重新计算执行率'
	WHEN 'source_points_differ' THEN '按该来源的执行率和分值重新计算得分'
	WHEN 'rate_base_differs' THEN '按表上所说的分母重新计算执行率'
	WHEN 'executed_over_arrived' THEN '核对执行数和到位数'
	WHEN 'rule_unreadable' THEN '把评分标准写成可以计算的形式，或由人工评定'
	WHEN 'target_below_prior' THEN '参照上年完成值设定指标值，或说明降低的理由'
	WHEN 'indicator_completion_differs' THEN '按指标值和实际完成值重新计算完成率'
	WHEN 'coefficient_differs' THEN '核对得分系数、分值和得分'
	WHEN 'round_points_above_full_mark' THEN '核对该轮评分，得分不应超过分值'
	WHEN 'round_points_missing' THEN '补全该轮评分'
	WHEN 'period_differs' THEN '核对累计下达、累计支出与总预算'
	WHEN 'instalments_differ' THEN '核对各次下达的金额与核定全年数'
	WHEN 'allocation_items_differ' THEN '核对各用途的金额与分配金额'
	WHEN 'text_sum' THEN '核对正文中的分项与合计'
	WHEN 'text_share' THEN '核对正文中的占比'
	WHEN 'text_growth' THEN '核对正文中的增长率'
	WHEN 'text_rate' THEN '核对正文中的完成率和执行率'
	WHEN 'text_difference' THEN '核对正文中的增减额和结余'
	WHEN 'text_score' THEN '核对正文中的得分和等级'
	WHEN 'text_compare' THEN '核对正文中大小、高低的说法'
	WHEN 'text_unit' THEN '核对正文中的金额单位'
	WHEN 'text_truncated' THEN '正文中的比率按四舍五入填写'
	WHEN 'text_doubled_unit' THEN '删去正文中重复的单位'
	WHEN 'text_rounding' THEN '差在四舍五入之内，正文按精确数填写即可'
	WHEN 'text_repeated' THEN '统一正文前后的金额'
	WHEN 'text_product' THEN '核对正文中的标准、数量与总额'
	WHEN 'text_year' THEN '更新正文中的年份'
	WHEN 'text_ledger_grade' THEN '按总分更正正文中的等级'
	WHEN 'text_ledger_allocation' THEN '核对正文与表中的分配数'
	WHEN 'text_ledger_budget' THEN '核对正文与表中的预算数'
	WHEN 'text_ledger_executed' THEN '核对正文与表中的执行数'
	WHEN 'text_ledger_balance' THEN '核对正文与表中的结余'
	WHEN 'text_ledger_rate' THEN '核对正文与表中的执行率'
	WHEN 'text_ledger_score' THEN '核对正文与表中的总分'
	WHEN 'text_ledger_account' THEN '核对正文与决算表中的金额'
	ELSE '逐条核对并改正'
END;
COMMENT ON FUNCTION report_advice(text) IS
'part of report_html: what to do about the findings of a rule';

CREATE FUNCTION report_conclusions(ledger name, fiscal_year integer, members text[], problems jsonb) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	conclusions text;
	advice text;
BEGIN
	EXECUTE format($q$
		SELECT concat(
			'<li>' || CASE WHEN count(*) FILTER (WHERE p.low) > 0 THEN
				format('预算执行：%%s个项目中有%%s个的执行率低于80%%%%，其全年预算数合计%%s万元。',
					   count(*) FILTER (WHERE p.money), count(*) FILTER (WHERE p.low),
						@extschema@.report_figure(sum(p.full_year_budget_wan) FILTER (WHERE p.low)))
				|| '执行率最低的是' || @extschema@.report_examples(
					array_agg(p.project_name ORDER BY p.execution_rate_pct, p.project_code) FILTER (WHERE p.low),
					array_agg(p.execution_rate_pct || '%%' ORDER BY p.execution_rate_pct, p.project_code)
						FILTER (WHERE p.low)) || '。'
				ELSE '预算执行：没有执行率低于80%%的项目。' END || E'</li>\n',
			'<li>' || CASE
				WHEN count(p.self_grade) FILTER (WHERE p.scores) = 0 THEN NULL
				WHEN count(*) FILTER (WHERE p.ahead) > 0 THEN
					format('自评质量：%%s个项目的自评等级高于规则等级：', count(*) FILTER (WHERE p.ahead))
					|| @extschema@.report_examples(
						array_agg(p.project_name ORDER BY p.difference_points DESC, p.project_code) FILTER (WHERE p.ahead),
						array_agg('自评' || p.self_grade || '，规则' || p.rule_grade
								  ORDER BY p.difference_points DESC, p.project_code) FILTER (WHERE p.ahead)) || '。'
				ELSE '自评质量：没有自评等级高于规则等级的项目。' END || E'</li>\n',
			'<li>' || CASE WHEN count(*) FILTER (WHERE p.scores AND p.rule_grade = '差') > 0 THEN
				format('绩效结果：按规则核算为<strong class="bad">差</strong>的项目%%s个：',
					count(*) FILTER (WHERE p.scores AND p.rule_grade = '差'))
				|| @extschema@.report_examples(
					array_agg(p.project_name ORDER BY p.rule_total_points, p.project_code)
						FILTER (WHERE p.scores AND p.rule_grade = '差'),
					array_agg(@extschema@.report_figure(p.rule_total_points) || '分'
							  ORDER BY p.rule_total_points, p.project_code) FILTER (WHERE p.scores AND p.rule_grade = '差')) || '。'
				WHEN count(p.rule_grade) FILTER (WHERE p.scores) > 0 THEN '绩效结果：按规则核算没有为差的项目。' END || E'</li>\n')
		FROM (
			SELECT p.*, k.counts_money IS NOT FALSE AS money, k.counts_scores IS NOT FALSE AS scores,
				k.counts_money IS NOT FALSE AND p.execution_rate_pct < 80 AS low,
				k.counts_scores IS NOT FALSE
					AND array_position(ARRAY['差', '中', '良', '优'], p.self_grade)
						> array_position(ARRAY['差', '中', '良', '优'], p.rule_grade) AS ahead
			FROM %1$I.project_score p
			LEFT JOIN %1$I.project_kind k ON k.name = p.kind
			WHERE p.fiscal_year = $1 AND p.department_code = ANY ($2)
				AND (k.counts_money IS NOT FALSE OR k.counts_scores IS NOT FALSE)
		) p
		HAVING count(*) > 0
		$q$, ledger) INTO conclusions USING fiscal_year, members;

	EXECUTE format($q$
		SELECT string_agg(format(E'<li>%%s %%s（%%s条%%s）：%%s。</li>\n', @extschema@.report_word(p.severity),
								 @extschema@.report_text(p.name), p.findings, n.names,
								 @extschema@.report_advice(p.rule)), '' ORDER BY p.place)
		FROM jsonb_to_recordset($2)
			AS p (rule text, name text, severity text, findings bigint, projects bigint, examples jsonb, place bigint)
		CROSS JOIN LATERAL (
			SELECT coalesce('，' || string_agg(@extschema@.report_text(j.name), '、' ORDER BY j.project_code COLLATE "C")
				|| CASE WHEN p.projects > 3 THEN format('等%%s个项目', p.projects) ELSE '' END, '') AS names
			FROM %1$I.project j
			WHERE j.fiscal_year = $1
				AND j.project_code IN (SELECT e FROM jsonb_array_elements_text(p.examples) AS e)
		) n
		WHERE p.place <= 10
		$q$, ledger) INTO advice USING fiscal_year, problems;

	RETURN nullif(concat('<h3>结论</h3><ol>' || nullif(conclusions, '') || E'</ol>\n',
						 '<h3>建议</h3><ol>' || advice || E'</ol>\n'), '')
		|| '<div class="sign"><span>编制人：<u></u></span><span>审核人：<u></u></span>'
		   '<span>部门负责人（签字）：<u></u></span><span>单位（盖章）：<u></u></span></div>'
		|| E'\n<p class="date">年 月 日</p>\n';
END
$function$;
COMMENT ON FUNCTION report_conclusions(name, integer, text[], jsonb) IS
'part of report_html: what follows from execution, grades and findings, what to do about each rule that found something, and '
'where to sign; NULL without projects and findings';

CREATE FUNCTION report_examples(names text[], notes text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
	SELECT string_agg(format('%s（%s）', report_text(e.name), e.note), '、' ORDER BY e.place)
		|| CASE WHEN cardinality(names) > 5 THEN '等' ELSE '' END
	FROM unnest(names[1:5], notes[1:5]) WITH ORDINALITY AS e (name, note, place));
COMMENT ON FUNCTION report_examples(text[], text[]) IS
'part of report_html: up to five names, each with a note in brackets; a note is markup';
