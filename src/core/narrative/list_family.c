/*-------------------------------------------------------------------------
 *
 * list_family.c
 *	  Names of one family, each of which leaves the others out: 小学, 初中, 高中; those that leave nothing
 *	  out: 公办, 民办; and names that may be of the same things: women, the old; what was taken up, what
 *	  was done.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"

#define FAMILY_WORDS	18
#define NAME_BYTES		30		/* of a name behind its figure that are looked at */

/*
 * A longer word stands before one that it holds.  Of a family of grades only the
 * end of a name counts: 优, 良.
 */
static const struct
{
	bool		at_end;
	const char *word[FAMILY_WORDS];
}			families[] = {
	{false, {"幼儿园", "学前", "小学", "初中", "高中", "中职", "职高", "特教", "特殊教育", "大学"}},
	{false, {"街道", "镇", "乡", "开发区", "农场"}},
	{false, {"社区", "村"}},
	{false, {"公办", "公建民营", "民办"}},
	{false, {"公立", "民营"}},
	{false, {"国家级", "省级", "市级", "县级", "区级", "乡镇级", "乡级", "村级"}},
	{false, {"中央", "省级", "市级", "县级", "区级", "自筹", "社会"}},
	{false, {"特级", "一级", "二级", "三级", "四级"}},
	{false, {"一档", "二档", "三档", "四档", "五档"}},
	{false, {"5A", "4A", "3A", "2A"}},
	{false, {"国控", "省控", "市控", "县控"}},
	{false, {"一类", "二类", "三类", "四类", "五类"}},
	{false, {"第一批", "第二批", "第三批", "第四批", "第五批"}},
	{false, {"一期", "二期", "三期", "四期"}},
	{false, {"一季度", "二季度", "三季度", "四季度"}},
	{false, {"一标段", "二标段", "三标段", "四标段", "五标段"}},
	{false, {"正高", "副高", "高级", "中级", "初级"}},
	{false, {"行政编制", "参公", "事业编制", "工勤", "聘用"}},
	{false, {"行政人员", "参公", "事业人员", "工勤", "聘用"}},
	{false, {"大型", "中型", "小型", "微型"}},
	{false, {"甲级", "乙级", "丙级", "丁级"}},
	{false, {"一等", "二等", "三等"}},
	{false, {"劣Ⅴ", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"}},
	{false, {"劣V", "IV", "III", "II", "I", "V"}},
	{false, {"在职", "离休", "退休"}},
	{false, {"红灯", "黄灯", "绿灯"}},
	{false, {"博士", "硕士", "研究生", "本科", "大专", "专科", "中专", "高中"}},
	{false, {"种植", "养殖", "畜牧", "水产", "林业", "加工"}},
	{false, {"上转", "下转", "平转"}},
	{false, {"货物", "工程", "服务"}},
	{false, {"财产险", "寿险", "健康险", "意外险"}},
	{false, {"第一产业", "第二产业", "第三产业"}},
	{false, {"很好", "较好", "一般", "较差", "差”"}},
	{false, {"非常满意", "很满意", "很不满意", "不满意", "基本满意", "比较满意", "满意", "一般"}},
	{false, {"电话咨询", "窗口咨询", "网络咨询", "网上咨询", "现场咨询", "微信咨询"}},
	{false, {"来信", "来访", "来电", "网上信访", "网上投诉"}},
	{false, {"卫生服务中心", "卫生服务站", "卫生院", "卫生室", "诊所", "门诊部", "医院"}},
	{false, {"专任教师", "教辅", "工勤"}},
	{false, {"产业类", "产业项目", "基础设施", "公共服务", "人居环境"}},
	{false, {"社会团体", "民办非企业", "社会服务机构", "基金会"}},
	{false, {"维持", "撤销", "终止", "驳回", "变更", "确认违法", "责令履行"}},
	{false, {"平原", "丘陵", "山区", "库区"}},
	{false, {"民事案件", "刑事案件", "行政案件", "执行案件"}},
	{false, {"小麦", "玉米", "水稻", "大豆", "油菜", "马铃薯", "花生", "棉花", "蔬菜"}},
	{false, {"公路", "铁路", "水路", "民航", "航空", "港口"}},
	{false, {"火电", "水电", "风电", "光伏", "核电", "太阳能发电"}},
	{false, {"行政许可", "行政处罚", "行政强制", "行政检查", "行政确认"}},
	{false, {"东部", "中部", "西部", "东北"}},
	{false, {"A类", "B类", "C类", "D类"}},
	{false, {"甲类", "乙类", "丙类"}},
	{false, {"厅级", "处级", "科级", "股级"}},
	{false, {"工资福利支出", "商品和服务支出", "对个人和家庭", "资本性支出", "债务利息", "对企业补助"}},
	{false, {"建安", "建筑安装", "设备购置", "工程建设其他", "其他费", "预备费", "建设期利息", "征地"}},
	{false, {"一般公共服务支出", "公共安全支出", "教育支出", "科学技术支出", "文化", "社会保障", "卫生健康支出",
		"节能环保支出", "城乡社区支出", "农林水支出", "交通运输支出", "住房保障支出", "商业服务", "资源勘探",
		"灾害防治"}},
	{true, {"优秀", "优良", "优", "良好", "良", "中等", "不合格", "基本合格", "合格", "中", "较差", "差"}},
};

/* What a figure is called: its label, or the words behind it. */
void
figure_name(const Narrative *n, const Figure *f, size_t *from, size_t *to)
{
	*from = f->label;
	*to = f->label_end;
	if (*from == *to)
		name_behind(n, f, from, to);
}

/* 3家三级医院: the words behind a figure, up to a mark */
void
name_behind(const Narrative *n, const Figure *f, size_t *from, size_t *to)
{
	size_t		step;

	*from = *to = f->end;
	while (*to < n->len && *to - *from < NAME_BYTES)
	{
		MarkKind	kind = mark_at(n->body + *to, n->len - *to, &step);

		if (kind != MARK_NONE && kind != MARK_SPACE)
			return;
		*to += step;
	}
}

static int
word_between(const Narrative *n, size_t from, size_t to, size_t family)
{
	for (int w = 0; w < FAMILY_WORDS && families[family].word[w] != NULL; w++)
		if (families[family].at_end ? text_ends(n->body, from, to, families[family].word[w]) :
			text_holds(n->body, from, to, families[family].word[w]))
			return w;
	return -1;
}

static int
word_of_family(const Narrative *n, const Figure *f, size_t family)
{
	size_t		from;
	size_t		to;

	figure_name(n, f, &from, &to);
	return word_between(n, from, to, family);
}

/* Do the names behind two figures have different words of one family? */
static bool
are_apart(const Narrative *n, const Figure *a, const Figure *b)
{
	size_t		from[2];
	size_t		to[2];

	name_behind(n, a, &from[0], &to[0]);
	name_behind(n, b, &from[1], &to[1]);
	if (text_holds(n->body, from[0], to[0], "以上") || text_holds(n->body, from[1], to[1], "以上"))
		return false;
	for (size_t family = 0; family < COUNT_OF(families); family++)
	{
		int			x = word_between(n, from[0], to[0], family);
		int			y = word_between(n, from[1], to[1], family);

		if (x >= 0 && y >= 0 && x != y)
			return true;
	}
	return false;
}

/* 40家三级公立医院、3家三级民营医院、5家二级民营医院: does a family tell each two of them apart? */
bool
all_apart(const Narrative *n, const List *list)
{
	for (int i = 1; i < list->count; i++)
		for (int j = 0; j < i; j++)
			if (!are_apart(n, &n->figure[list->part[i]], &n->figure[list->part[j]]))
				return false;
	return list->count >= 2;
}

bool
one_family(const Narrative *n, const List *list)
{
	for (size_t family = 0; family < COUNT_OF(families); family++)
	{
		unsigned	seen = 0;
		int			i;

		for (i = 0; i < list->count; i++)
		{
			int			word = word_of_family(n, &n->figure[list->part[i]], family);

			if (word < 0 || (seen & 1U << word))
				break;
			seen |= 1U << word;
		}
		if (i == list->count)
			return true;
	}
	return false;
}

/* 已验收a个，未验收b个; 结案a件，未结b件; 受理a件，不予受理b件: does one label deny what the other says? */
static bool
denies(const Narrative *n, const Figure *yes, const Figure *no)
{
	static const char *const words[] = {"未", "不", "无", NULL};
	size_t		word = strlen("未");
	size_t		from;
	size_t		to;

	figure_name(n, no, &from, &to);
	for (size_t at = from; at + word < to; at++)
	{
		bool		given = scan_begins(n->body + at + word, to - at - word, "予");
		const char *denied = n->body + at + word + (given ? word : 0);
		size_t		left = to - (size_t) (denied - n->body);
		bool		not_yet = scan_begins(n->body + at, word, "未");
		size_t		len = left < strlen("验收") && not_yet ? strlen("验") : strlen("验收");

		if (!begins_any(n->body + at, word, words) || left < len)
			continue;
		for (size_t i = yes->label; i + len <= yes->label_end; i++)
			if (memcmp(n->body + i, denied, len) == 0 &&
				(i < yes->label + word || !begins_any(n->body + i - word, word, words)))
				return true;
	}
	return false;
}

/* Which of two labels is the figure's?  −1 if neither; 非税 is not 税收, 所得税收入 is none of 税收. */
static int
side_named(const Narrative *n, const Figure *f, const char *const *pair)
{
	for (int side = 1; side >= 0; side--)
		if (label_holds(n, f, pair[side]) && !(strcmp(pair[side], "税收") == 0 && label_holds(n, f, "税收入")))
			return side;
	return -1;
}

/* Does the word say what has become of something? */
static bool
is_outcome(const char *word)
{
	static const char *const words[] = {"办结", "完工", "竣工", "建成", "完成", "完毕", "已整改", "解答", NULL};

	return begins_any(word, strlen(word), words);
}

/* Two labels that leave nothing out. */
bool
complementary(const Narrative *n, const List *list)
{
	static const char *const pairs[][2] = {
		{"基本支出", "项目支出"}, {"人员", "公用"}, {"中央", "地方"},
		{"税收", "非税"}, {"职工", "居民"}, {"主办件", "协办件"}, {"直办", "转办"},
		{"男", "女"}, {"在职", "退休"}, {"门诊", "急诊"}, {"城市", "农村"}, {"城镇", "农村"}, {"城镇", "乡村"},
		{"公办", "民办"}, {"专职", "兼职"}, {"合格", "不合格"}, {"线上", "线下"},
		{"一般债", "专项债"},
		{"本级", "下属"},
		{"本级", "所属"}, {"本级", "各县"}, {"本级", "县（"}, {"本级", "市县"}, {"还本", "付息"}, {"本金", "付息"},
		{"本金", "利息"},
		{"进口", "出口"}, {"商品零售", "餐饮收入"}, {"财产险", "人身险"}, {"轻工业", "重工业"},
		{"限额以上", "限额以下"},
		{"福利彩票", "体育彩票"}, {"福彩", "体彩"}, {"税务部门", "财政部门"}, {"寄宿", "走读"}, {"水田", "旱地"},
		{"财政", "自筹"}, {"本年收入", "上年结转"}, {"本年收入", "年初结转"},
		{"留用", "转贷"}, {"本级", "转贷"}, {"本级", "县市"}, {"本级", "县区"}, {"本级", "县(区"}, {"本级", "区级"},
		{"本级", "区县"}, {"州级", "县市"}, {"省级", "市县"}, {"市级", "县级"}, {"用车购置费", "用车运行"},
		{"新增债券", "再融资"}, {"新增债券", "置换债券"}, {"新增专项", "再融资专项"}, {"新增一般", "再融资一般"},
		{"转移支付资金", "留省"}, {"电信业务", "邮政业务"}, {"重大项目", "面上项目"},
		{"办结", "在办"}, {"办结", "正在办"}, {"门诊", "住院"},
		{"办结", "办理中"}, {"完毕", "正在办"}, {"办结", "转办"}, {"完成", "推进中"}, {"已整改", "正在整改"},
		{"完工", "在建"}, {"竣工", "在建"}, {"建成", "在建"}, {"主办", "协办"}, {"集体访", "个体访"}, {"正式", "临聘"},
		{"符合", "存在问题"}, {"符合", "发现问题"}, {"合格", "存在问题"}, {"正常", "破损"}, {"正常", "损坏"},
		{"正常", "异常"}, {"达标", "超标"}, {"安全的", "隐患"}, {"商品类", "服务类"}, {"人大建议", "政协提案"},
		{"一般程序", "简易程序"}, {"在编", "编外"}, {"在编", "聘用"}, {"解答", "转派"}, {"人工造林", "封山育林"},
		{"行政人员", "事业人员"}, {"集中供养", "分散供养"}, {"社区卫生服务中心", "社区卫生服务站"},
		{"重大", "一般隐患"}, {"重大", "一般安全隐患"}, {"重大", "一般事故隐患"}
	};
	if (list->count != 2)
		return false;
	if (denies(n, &n->figure[list->part[0]], &n->figure[list->part[1]]) ||
		denies(n, &n->figure[list->part[1]], &n->figure[list->part[0]]))
		return true;
	for (size_t p = 0; p < COUNT_OF(pairs); p++)
	{
		int			side = side_named(n, &n->figure[list->part[0]], pairs[p]);

		/* 办结245件，其中当场办结a，在办b: what is told of one side is not of both */
		if (side >= 0 && side_named(n, &n->figure[list->part[1]], pairs[p]) == 1 - side)
			return !is_outcome(pairs[p][0]) || !label_holds(n, &n->figure[list->whole], pairs[p][0]);
	}
	return false;
}

/* Three or four labels that leave nothing out. */
bool
complete_triple(const Narrative *n, const List *list)
{
	static const char *const sets[][4] = {
		{"货物", "工程", "服务"}, {"第一产业", "第二产业", "第三产业"}, {"一产", "二产", "三产"},
		{"因公出国", "公务用车", "公务接待"}, {"因公出国", "公务用车购置", "公务用车运行", "公务接待"},
		{"高级", "中级", "初级"}, {"红灯", "黄灯", "绿灯"},
		{"返还", "一般性转移支付", "专项转移支付"}, {"基本民生", "工资", "运转"},
		{"国税", "地税", "财政"}, {"产出指标", "效益指标", "满意度"},
		{"决策", "过程", "产出", "效益"},
		{"成本指标", "产出指标", "效益指标", "满意度"},
		{"数量指标", "质量指标", "时效指标", "成本指标"},
		{"全部完成", "部分完成", "未完成"}, {"完工", "在建", "未开工"}, {"竣工", "在建", "未开工"},
		{"完成", "在建", "未开工"}, {"完成", "正在", "未"}, {"办结", "正在", "未"}, {"完成", "推进", "未"},
		{"职工", "居民", "救助"}, {"税务", "财政", "海关"},
		{"社会团体", "民办非企业", "基金会"}, {"社会团体", "社会服务机构", "基金会"}, {"脱贫户", "监测户", "一般户"},
		{"建安", "其他费", "预备费"}, {"工程费", "其他费", "预备费"}, {"新建", "改建", "扩建"},
		{"第一产业用电", "第二产业用电", "第三产业用电", "居民"}, {"财产险", "寿险", "健康险", "意外险"}
	};

	for (size_t t = 0; t < COUNT_OF(sets); t++)
	{
		int			count = sets[t][3] == NULL ? 3 : 4;
		unsigned	seen = 0;

		for (int i = 0; i < list->count && list->count == count; i++)
			for (int w = 0; w < count; w++)
				if ((seen & 1U << w) == 0 && label_holds(n, &n->figure[list->part[i]], sets[t][w]))
				{
					seen |= 1U << w;
					break;
				}
		if (list->count == count && seen == (1U << count) - 1)
			return true;
	}
	return false;
}

bool
has_name(const Narrative *n, const Figure *f)
{
	size_t		from;
	size_t		to;

	figure_name(n, f, &from, &to);
	return from < to;
}

/* Cases of women, of the old, of migrant workers: one case may be of all of them. */
static bool
names_persons(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {
		"女", "儿童", "未成年", "军人", "军属", "残疾", "老年", "农民工", NULL
	};

	size_t		from;
	size_t		to;

	figure_name(n, f, &from, &to);
	return text_holds_any(n->body, from, to, words);
}

bool
are_of_persons(const Narrative *n, const List *list)
{
	for (int i = 0; i < list->count; i++)
		if (names_persons(n, &n->figure[list->part[i]]))
			return true;
	return false;
}

/*
 * Does a name say what its things are, beside being of a kind?  The same thing may
 * be private, new and large, and counted each time.
 */
bool
is_attribute(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {
		"存在", "党员", "少数民族", "脱贫", "贫困", "监测", "低保", "青年", "随迁",
		"留守", "岁", "民间",
		"民办", "公办", "民营", "国有企业", "国有控股", "私人", "私营", "外商", "外资", "境外", "规模以上",
		"规上",
		"限额以上", "以上", "以下", "高新技术", "高技术", "战略性", "新兴", "专精特新", "龙头", "示范", "重点", "亿元",
		"新能源", "装备制造", "一般贸易", "加工贸易", "跨境", "短期", "中长期", "住户", "境内", "绿色", "普惠", "涉农",
		"小微", "制造业", "民生", "新增", "新建", "新开", "在校", "招生", "招收", "毕业", "入境", "过夜", "网上",
		"线上", "5G", "M", "G", "首次", "累计", "历年", "同时", "另", "此外", "当年", "移动", "宽带"
	};

	size_t		from;
	size_t		to;

	figure_name(n, f, &from, &to);
	for (size_t i = 0; i < COUNT_OF(words); i++)
		/* 新增债券 is no old one, 省级以下 none of 省级 */
		if (text_holds(n->body, from, to, words[i]) &&
			!(strcmp(words[i], "以下") == 0 && text_holds(n->body, from, to, "级以下")) &&
			!(strcmp(words[i], "新增") == 0 && text_holds(n->body, from, to, "债")))
			return true;
	return names_persons(n, f);
}

bool
has_attribute(const Narrative *n, const List *list)
{
	for (int i = 0; i < list->count; i++)
		if (is_attribute(n, &n->figure[list->part[i]]))
			return true;
	return false;
}

/*
 * 受理a件，立案b件，办结c件: does each name tell a step of its own?  What has come to the
 * last one has been through the others.
 */
bool
are_steps(const Narrative *n, const List *list)
{
	static const char *const steps[] = {
		"受理", "登记", "立案", "审结", "结案", "办结", "移送", "起诉", "执结", "核查", "核实", "批复", "立项", "开工",
		"动工", "主体完工", "完工", "竣工", "验收", "交付", "入住", "投产", "运营", "签约", "入库", "开标", "录用",
		"取证"
	};
	unsigned	seen = 0;
	int			count = 0;

	for (int i = 0; i < list->count; i++)
		for (size_t s = 0; s < COUNT_OF(steps); s++)
			if (label_holds(n, &n->figure[list->part[i]], steps[s]))
			{
				count += (seen & 1U << s) == 0;
				seen |= 1U << s;
				break;
			}
	return count >= 2 && n->figure[list->part[0]].class == CLASS_COUNT;
}
