/*-------------------------------------------------------------------------
 *
 * attainment.c
 *	  The words that say how far a qualitative indicator was attained.
 *
 *-------------------------------------------------------------------------
 */
#include "literal.h"
#include "scan.h"

#define SCAN_ANY(scan, words) scan_any(scan, words, COUNT_OF(words))

/*
 * RULES §4.  A phrase is [degree] verb [whose] [object] [effect]: 部分 达成 预期
 * 指标 并具有一定效果.  达到 alone says nothing: it wants an object.
 */
bool
attainment_parse(const char *s, size_t len, Attainment *attainment)
{
	static const char *const partly[] = {"部分", "基本"};
	static const char *const wholly[] = {"全部或基本", "已全部", "全部", "全面", "已", "均已", "均"};
	static const char *const verb[] = {"达成", "完成", "实现", "达到"};
	static const char *const whose[] = {"年度", "预期", "年初", "绩效", "既定"};
	static const char *const object[] = {"绩效目标", "目标", "指标", "任务", "效果", "要求"};
	static const char *const some_effect[] = {
		"并具有一定效果", "且具有一定效果", "并有一定效果", "且有一定效果",
		"具有一定效果"
	};
	static const char *const poor_effect[] = {
		"且效果较差", "并且效果较差", "并效果较差", "效果较差"
	};
	Scan		scan = {s, s + len};
	bool		named = false;

	if (SCAN_ANY(&scan, partly))
		*attainment = ATTAINMENT_PARTIAL;
	else if (scan_word(&scan, "未"))
		*attainment = ATTAINMENT_MISSED;
	else
	{
		(void) SCAN_ANY(&scan, wholly);
		*attainment = ATTAINMENT_ACHIEVED;
	}

	for (size_t i = 0; i < 4; i++)
	{
		if (!scan_word(&scan, verb[i]))
			continue;
		while (SCAN_ANY(&scan, whose))
			named = true;
		if (SCAN_ANY(&scan, object))
			named = true;
		if (i == 3 && !named && *attainment == ATTAINMENT_ACHIEVED)
			return false;
		if (*attainment != ATTAINMENT_ACHIEVED && !scan_word(&scan, "，"))
			(void) scan_word(&scan, ",");
		if (*attainment == ATTAINMENT_PARTIAL)
			(void) SCAN_ANY(&scan, some_effect);
		else if (*attainment == ATTAINMENT_MISSED)
			(void) SCAN_ANY(&scan, poor_effect);
		return scan_at_end(&scan);
	}
	return false;
}
