/*-------------------------------------------------------------------------
 *
 * attainment.c
 *	  The words that say how far a qualitative indicator was attained.
 *
 *-------------------------------------------------------------------------
 */
#include "attainment.h"

#include "scan.h"

#define SCAN_ANY(scan, words) scan_any(scan, words, COUNT_OF(words))

/* Takes off A. or 1、 in front, and quotation marks round the whole. */
static void
strip_frame(Scan *scan)
{
	static const char *const points[] = {".", "、", ")"};
	static const char *const opening[] = {"“", "\"", "「"};
	static const char *const closing[] = {"”", "\"", "」"};
	Scan		ahead = *scan;

	if (scan_at_end(scan) || (unsigned char) *scan->at > (unsigned char) "「"[0])
		return;					/* a Chinese character, the commonest case */
	if ((*ahead.at >= 'A' && *ahead.at <= 'E') || scan_at_digit(&ahead))
	{
		ahead.at++;
		if (SCAN_ANY(&ahead, points))
			*scan = ahead;
	}
	for (size_t i = 0; i < COUNT_OF(opening); i++)
	{
		ahead = *scan;
		if (scan_word(&ahead, opening[i]) && scan_suffix(&ahead, closing[i]))
		{
			*scan = ahead;
			return;
		}
	}
}

/* How far, and how: 部分, 未, 圆满. */
static Attainment
scan_degree(Scan *scan)
{
	static const char *const partly[] = {"部分", "基本"};
	static const char *const not[] = {"尚未", "暂未", "未能", "未"};
	static const char *const wholly[] = {
		"全部或基本", "已全部", "全部", "全面", "圆满", "顺利", "按计划", "按时", "按期",
		"如期", "已经", "已", "均已", "均"
	};

	if (SCAN_ANY(scan, partly))
		return ATTAINMENT_PARTIAL;
	if (SCAN_ANY(scan, not))
		return ATTAINMENT_MISSED;
	(void) SCAN_ANY(scan, wholly);
	return ATTAINMENT_ACHIEVED;
}

/* Skips what was attained, 年初设定目标; false if nothing is named. */
static bool
scan_object(Scan *scan)
{
	static const char *const words[] = {
		"预期值", "预期", "指标值", "指标", "目标值", "目标", "年度", "年初", "绩效", "任务",
		"要求", "效果", "设定", "既定", "计划", "全年", "本年", "当年"
	};
	bool		named = false;
	Scan		behind = *scan;

	while (SCAN_ANY(&behind, words))
	{
		Scan		ahead = behind;

		if (scan_word(&ahead, "较差"))
			break;				/* 效果较差 is no object */
		*scan = behind;
		named = true;
	}
	return named;
}

/* Skips 并具有一定的效果, or 且效果较差. */
static void
scan_effect(Scan *scan, Attainment attainment)
{
	static const char *const and[] = {"并且", "并", "且"};
	static const char *const some[] = {"具有一定", "有一定"};
	Scan		ahead = *scan;

	if (!scan_word(&ahead, "，"))
		(void) scan_word(&ahead, ",");
	(void) SCAN_ANY(&ahead, and);
	if (attainment == ATTAINMENT_MISSED)
	{
		if (scan_word(&ahead, "效果较差"))
			*scan = ahead;
		return;
	}
	if (!SCAN_ANY(&ahead, some))
		return;
	(void) scan_word(&ahead, "的");
	if (scan_word(&ahead, "效果"))
		*scan = ahead;
}

/*
 * RULES §4.  A phrase is [degree] verb [object] [effect]: 部分 达成 预期指标 并具有
 * 一定效果.  达到 alone says nothing: it wants an object, and 达 always does.
 */
bool
attainment_parse(const char *s, size_t len, Attainment *attainment)
{
	static const char *const verb[] = {"达成", "完成", "实现"};
	Scan		scan = {s, s + len};
	bool		wants_object = false;

	strip_frame(&scan);
	*attainment = ATTAINMENT_ACHIEVED;
	if (!SCAN_ANY(&scan, verb))
	{
		*attainment = scan_degree(&scan);
		if (scan_word(&scan, "达到"))
			wants_object = *attainment == ATTAINMENT_ACHIEVED;
		else if (!SCAN_ANY(&scan, verb))
		{
			wants_object = true;
			if (!scan_word(&scan, "达"))
				return false;
		}
	}
	if (!scan_object(&scan) && wants_object)
		return false;
	if (*attainment != ATTAINMENT_ACHIEVED)
		scan_effect(&scan, *attainment);
	return scan_at_end(&scan);
}
