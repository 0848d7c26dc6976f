/*-------------------------------------------------------------------------
 *
 * list_family.c
 *	  Names of one family, each of which leaves the others out: 小学, 初中, 高中; and names that may be
 *	  of the same things: women, the old; what was taken up, what was done.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"

#define FAMILY_WORDS	12
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
	{false, {"第一产业", "第二产业", "第三产业"}},
	{false, {"很好", "较好", "一般", "较差"}},
	{false, {"非常满意", "不满意", "基本满意", "比较满意", "满意", "一般"}},
	{true, {"优秀", "优良", "优", "良好", "良", "中等", "合格", "中", "较差", "差"}},
};

/* What a figure is called: its label, or the words behind it, up to a mark. */
void
figure_name(const Narrative *n, const Figure *f, size_t *from, size_t *to)
{
	size_t		step;

	*from = f->label;
	*to = f->label_end;
	if (*from < *to)
		return;
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
word_of_family(const Narrative *n, const Figure *f, size_t family)
{
	size_t		from;
	size_t		to;

	figure_name(n, f, &from, &to);
	for (int w = 0; w < FAMILY_WORDS && families[family].word[w] != NULL; w++)
		if (families[family].at_end ? text_ends(n->body, from, to, families[family].word[w]) :
			text_holds(n->body, from, to, families[family].word[w]))
			return w;
	return -1;
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
		"女", "儿童", "未成年", "军人", "军属", "残疾", "老年", "农民工"
	};

	size_t		from;
	size_t		to;

	figure_name(n, f, &from, &to);
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (text_holds(n->body, from, to, words[i]))
			return true;
	return false;
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
		/* 新增债券 is no old one */
		if (text_holds(n->body, from, to, words[i]) && !(strcmp(words[i], "新增") == 0 && text_holds(n->body, from, to, "债")))
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
		"动工", "主体完工", "完工", "竣工", "验收", "交付", "入住", "投产", "运营", "签约", "入库", "开标", "录用", "取证"
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
