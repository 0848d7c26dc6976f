/*-------------------------------------------------------------------------
 *
 * list_family.c
 *	  Names of one family, each of which leaves the others out: 小学, 初中, 高中.
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
	{false, {"红灯", "黄灯", "绿灯"}},
	{false, {"博士", "硕士", "研究生", "本科", "大专", "专科", "中专", "高中"}},
	{false, {"种植", "养殖", "畜牧", "水产", "林业", "加工"}},
	{false, {"上转", "下转", "平转"}},
	{false, {"货物", "工程", "服务"}},
	{false, {"第一产业", "第二产业", "第三产业"}},
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
