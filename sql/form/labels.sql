-- The labels of official forms, and what each names.  They are rows of a table
-- of the ledger, form_label, so that a province adds its own.

CREATE FUNCTION form_labels() RETURNS TABLE (block text, label text, role text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 300
BEGIN ATOMIC
	SELECT l.block, btrim(unnest(string_to_array(l.labels, ' '))), l.role
	FROM (VALUES
		-- the head
		('head', 'title', '自评表 自评报告表 绩效目标表 目标申报表 目标自评表 绩效评价表 绩效自评情况表 评价评分表 自评复核表'),
		('head', 'project_name', '项目名称 专项资金名称 专项名称 项目（政策）名称 政策名称 转移支付（项目）名称 转移支付项目名称 '
			'一级项目名称 二级项目名称'),
		('head', 'department_name', '部门名称 部门（单位）名称 单位名称 预算部门名称'),
		('head', 'project_code', '项目编码 项目代码 项目编号 项目编码及名称'),
		('head', 'department', '主管部门 主管部门及代码 主管部门名称 县级主管部门 市级主管部门 省级主管部门 中央主管部门 '
			'一级预算部门 预算主管部门 项目主管部门 部门名称及代码 主管单位 主管预算部门'),
		('head', 'owner', '所属部门'),
		('head', 'unit_name', '实施单位 项目单位 填报单位 承担处室 预算单位 项目实施单位 资金使用单位 使用单位 项目承担单位 '
			'填表单位 项目承担单位名称'),
		('head', 'leader', '项目负责人 项目负责人姓名 负责人'),
		('head', 'phone', '联系电话 项目负责人联系电话 负责人联系电话'),
		('head', 'years', '项目期 实施期限 项目周期 项目起止时间 项目起止年限 实施期'),
		('head', 'fiscal_year', '年度 预算年度 评价年度 自评年度'),
		('head', 'stated_total', '自评总分 自评得分总分 绩效自评总分 自评总得分'),
		('head', 'stated_grade', '自评等级 自评结果 评价等级 绩效等级 评定等级 自评结论等级'),
		('head', 'category', '项目类别 项目属性 项目类型 项目性质'),
		('head', 'aside', '资金性质 财政归口处室 归口处室 报表编号 单位负责人 财务负责人 联系人 项目联系人 '
			'联系方式 填报人 填表人 审核人 填报日期 填报时间 填表日期 项目开始时间 '
			'项目结束时间 地方主管部门 资金使用单位数 附件 盖章 公章 序号 项目概况 项目基本情况'),

		-- money
		('money', 'block', '项目资金 项目资金情况 预算执行情况 部门预算执行情况 投入目标 项目资金申请 资金情况 资金总额及构成 '
			'项目资金执行情况 资金执行情况 预算资金情况 年度预算执行情况 项目预算执行情况 部门预算情况 部门整体支出预算 '
			'年度资金情况 预算执行 资金投入情况 项目资金安排 预算资金执行情况'),
		('money', 'source', '资金来源 年度预算数 资金构成 资金类型 预算资金来源 支出类型'),
		('money', 'is_carry_in', '是否结转 是否上年结转 是否结转资金'),
		('money', 'period', '中期资金总额 实施期资金总额 实施期总额 长期资金总额'),
		('money', 'requested', '目标申报数 申报数 申请数 申请金额 项目申请金额 申报金额'),
		('money', 'initial_budget', '年初预算数 年初预算 年初数 年初预算金额 年初安排金额 年初安排数 预算编制数 本年度申请金额 '
			'预算数 预算安排数 年初批复预算数 年初预算安排'),
		('money', 'adjusted_budget', '全年预算数 全年预算 调整后预算数 调整预算数 调整后预算 全年预算数调整后 预算调整数 '
			'全年调整预算数 调整后全年预算数'),
		('money', 'arrived', '资金到位数 实际到位数 到位数 到位资金 资金到位'),
		('money', 'executed', '全年执行数 预算执行数 执行数 实际执行数 实际支出数 全年支出数 实际支出 全年执行金额 实际执行 '
			'支出数'),
		('money', 'stated_balance', '结余 资金结余 资金结转 结余结转 结转结余 结余资金 资金结转结余 结转结余数 年末结转结余'),
		('money', 'stated_rate', '执行率 预算执行率 资金执行率 全年执行率 支出进度'),
		('money', 'stated_arrival_rate', '到位率 资金到位率'),
		('money', 'round_points', '复核得分 复核分 复评得分 复审得分 再评价得分 重点评价得分 财政评价得分 财政评审得分 '
				'评审得分 '
			'部门评价得分 部门复核得分 主管部门复核得分 主管部门评分 财政部门复核得分 财政复核得分 审核得分 抽查得分 核查得分'),
		('money', 'full_mark', '分值 权重 执行率权重 执行率分值 指标分值 标准分值 满分 标准分'),
		('money', 'points', '得分 执行率得分 自评得分 自评分 指标得分 预算执行得分'),
		('money', 'total', '年度资金总额 资金总额 总额 合计 总计 年度金额 年度总金额 总金额 年度预算总额 预算总额 项目资金总额 '
			'年度总额 资金合计 预算资金总额 本年资金总额 支出合计'),
		('money', 'aside', '原因 备注 说明 未执行完成原因 偏差原因 执行偏差原因 偏差原因分析 调整率 预算调整率 '
			'未完成原因 偏差原因分析及改进措施 原因分析'),

		-- goals
		('goal', 'block', '年度总体目标 总体目标 年度目标 绩效目标 项目绩效目标 年度绩效目标 年度总体绩效目标 '
			'项目年度目标完成情况 年度总体目标完成情况 总体目标完成情况 年度目标完成情况 绩效目标完成情况 项目总体目标 '
			'总体绩效目标'),
		('goal', 'expected', '预期目标 年初设定目标 年初目标 项目年度目标 年初绩效目标 设定目标 年初设定的目标 预期绩效目标 '
			'预期总体目标 年初预期目标'),
		('goal', 'period', '中期目标 实施期目标 长期目标 项目总目标 实施期总目标'),
		('goal', 'actual', '实际完成情况 全年实际完成情况 年度实际完成情况 完成情况 年度目标完成情况 目标实际完成情况 '
			'实际完成目标 目标完成情况 全年目标实际完成情况 年度目标实际完成情况 总体目标实际完成情况 全年完成情况'),

		-- indicators
		('indicator', 'block', '绩效指标 年度绩效指标 指标 绩效指标完成情况 指标情况 绩效指标情况 产出与效益指标'),
		('indicator', 'level1', '一级指标'),
		('indicator', 'level2', '二级指标'),
		('indicator', 'level3', '三级指标 指标名称 指标内容 考核内容 绩效指标名称 三级指标名称 四级指标 具体指标'),
		('indicator', 'sign', '指标性质 指标符号 符号 运算符号 比较符 计算符号 关系符号'),
		('indicator', 'measure', '度量单位 计量单位 指标单位 单位 指标值单位 量纲'),
		('indicator', 'direction', '指标方向 方向 指标方向性'),
		('indicator', 'initial_target', '年初指标值 年初目标值 年初绩效指标值 年初设定指标值 原指标值 调整前指标值'),
		('indicator', 'target', '年度指标值 指标值 目标值 当年预期实现值 调整后指标值 调整指标值 全年指标值 预期指标值 计划指标值 '
			'年度目标值 绩效指标值 预期值 计划值 指标目标值 预期目标值 计划完成值 当年指标值'),
		('indicator', 'actual', '实际完成值 全年实际值 完成值 全年完成值 实际值 全年实际完成值 实际完成指标值 年度完成值 '
			'实际完成 实绩 指标完成值 年度实际完成值 实际完成情况 完成情况'),
		('indicator', 'full_mark', '分值 权重 指标权重 参考分值 指标分值 标准分值 满分 标准分 指标满分 分数 权重分值'),
		('indicator', 'points', '得分 指标得分 自评得分 自评分 自评分数 实际得分 评分 自评分值'),
		('indicator', 'explanation', '偏差原因分析及改进措施 未完成原因分析 未完成原因和改进措施 备注 偏差原因 原因分析 '
			'偏差原因分析 未完成原因 偏差原因及改进措施 偏差分析及改进措施 未完成原因及拟采取的改进措施 未完成原因分析及改进措施 '
			'偏差原因和改进措施 说明 偏差情况说明 扣分说明 扣分原因 未完成或偏离原因'),
		('indicator', 'total', '总分 合计 总计 自评总分 得分合计 总得分 合计得分 总分合计'),
		('indicator', 'aside', '序号 上年指标值 指标解释 指标说明 指标类型 数据来源 指标属性 计算方法'),
		('indicator', 'round_points', '复核得分 复核分 复评得分 复审得分 再评价得分 重点评价得分 财政评价得分 财政评审得分 '
				'评审得分 '
			'部门评价得分 部门复核得分 主管部门复核得分 主管部门评分 财政部门复核得分 财政复核得分 审核得分 抽查得分 核查得分'),
		('indicator', 'round_remark', '复核意见 评审意见 再评价意见 财政评审意见 审核意见'),
		('indicator', 'scoring_rule', '本行评分规则'),
		('indicator', 'stated_coefficient', '得分系数'),
		('indicator', 'stated_completion', '完成率 指标完成率 完成比例'),
		('indicator', 'is_core', '是否核心指标 核心指标 是否为核心指标'),
		('indicator', 'prior_actual', '上年完成值 上年实际值 上年实际完成值'),
		('indicator', 'target_basis', '指标值设定依据 指标值设置依据 指标值确定依据 设置依据'),
		('indicator', 'evidence', '佐证资料 证明材料 佐证材料'),
		('indicator', 'printed_rule', '评分标准 评分规则 计分方法 扣分标准 评分方法 评价标准 评分依据 计分规则'),

		-- what stands behind the blocks
		('other', 'conclusion', '评价结论 自评结论 结论 总体评价'),
		('other', 'problems', '存在问题 存在的问题 主要问题 存在主要问题 存在问题和改进措施 存在的主要问题'),
		('other', 'improvements', '改进措施 下一步改进措施 下一步改进计划 下一步工作措施 改进措施及结果应用方案'),
		('other', 'explanation', '偏差原因分析及改进措施 未完成原因和改进措施 未完成原因分析 '
			'偏差大或目标未完成原因分析 偏差较大或目标未完成原因分析'),
		('other', 'aside', '存在问题及改进措施 项目实施内容及过程概述 其他需要说明的问题 需要说明的问题 有关建议 相关建议 '
			'自评情况 财务负责人 单位负责人 填报人 填表人 联系人 审核人 填报日期 填表日期 备注 说明 注 复核等级 再评价等级 '
			'评审等级 '
			'填报说明 主管部门意见 财政部门意见 主管部门审核意见 财政部门审核意见 部门审核意见 自评结果应用 结果应用 其他说明'),
		('other', 'block', '年度主要任务 主要任务 年度重点工作任务'),
		('other', 'period', '多年资金 实施期资金'),
		('other', 'total_investment', '项目总投资 实施期总投资 总投资'),
		('other', 'total_budget', '项目总预算 实施期总预算'),
		('other', 'issued_to_date', '累计下达 累计下达资金 累计下达数'),
		('other', 'spent_to_date', '累计支出 累计支出数 累计执行 累计执行数'),
		('other', 'round', '评分轮次'),
		('other', 'scorer', '评分人'),
		('other', 'scored_on', '评分日期'),
		('other', 'management', '资金管理情况 资金管理'),
		('other', 'state', '情况说明')
	) AS l (block, role, labels);
END;
COMMENT ON FUNCTION form_labels() IS
'the labels of official forms that read_forms knows from the start, by block (head, money, goal, indicator, other) and role; a '
'label is compared without blanks, brackets and what is in them, numbering and colon';
