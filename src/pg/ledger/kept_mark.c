/*-------------------------------------------------------------------------
 *
 * kept_mark.c
 *	  kept_mark(): the trigger that marks what a writer makes stale.
 *
 * A mark is a row of the ledger's kept_stale, written in the writer's own
 * transaction: whoever sees what was written sees the mark.  It is written with
 * the rights of the owner of kept_stale, so that writers need none of their own.
 *
 * Statement triggers see all rows of a statement at once and read each key
 * once.  Row triggers stand in where statement triggers do not fire: while
 * changes of another server are applied.
 *
 *-------------------------------------------------------------------------
 */
#include "kept.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "catalog/partition.h"
#include "commands/trigger.h"
#include "common/hashfn.h"
#include "executor/spi.h"
#include "executor/tuptable.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/syscache.h"
#include "utils/tuplestore.h"

/* What a row's key is called in kept_stale. */
static const char *const kind_names[] = {"project", "department", "scheme", "all"};

/*
 * A statement that writes more keys than refresh_scores() computes one by one
 * marks all: an eighth of what is kept, where most_stale of kept_state is a
 * thirty-second.
 */
#define FEW_KEYS 400
#define REFRESHED_WHOLE 4

typedef enum Kind
{
	KIND_PROJECT,
	KIND_DEPARTMENT,
	KIND_SCHEME,
	KIND_ALL
} Kind;

/* The columns of a table that have the key, 0 where it has no such column. */
typedef struct KeyColumns
{
	AttrNumber	year;
	AttrNumber	project;
	AttrNumber	department;
	AttrNumber	scheme;
	bool		may_lack_project;	/* a project '' is none: the row is of its department */
} KeyColumns;

/* Its code is not terminated: it may stand in the row. */
typedef struct Key
{
	Kind		kind;
	int32		year;
	const char *code;
	int			length;
} Key;

/* The keys of a statement, each once. */
typedef struct Keys
{
	HTAB	   *seen;
	Key			last;
	int64		most;			/* how many are marked one by one; 0 until it is asked */
	bool		too_many;
	ArrayBuildState *kinds;
	ArrayBuildState *years;
	ArrayBuildState *codes;
} Keys;

/* What a row trigger has marked last, as long as nothing else has run since. */
typedef struct LastMark
{
	Oid			marks;
	TransactionId xid;
	SubTransactionId subxid;
	CommandId	command;
	Kind		kind;
	int32		year;
	int			length;
	char		code[64];
} LastMark;

static LastMark last_mark;

static uint32
hash_key(const void *key, Size keysize)
{
	const Key  *k = key;

	return hash_combine(hash_bytes((const unsigned char *) k->code, k->length),
						hash_uint32(k->year * 4 + k->kind));
}

static int
match_key(const void *a, const void *b, Size keysize)
{
	const Key  *x = a;
	const Key  *y = b;

	return x->kind != y->kind || x->year != y->year || x->length != y->length
		|| memcmp(x->code, y->code, x->length) != 0;
}

/* A column of another type is none of a ledger's; anyone can put the trigger on a table. */
static AttrNumber
key_column(Relation relation, const char *name, Oid type)
{
	AttrNumber	column = get_attnum(RelationGetRelid(relation), name);

	if (column <= 0 || TupleDescAttr(RelationGetDescr(relation), column - 1)->atttypid != type)
		return InvalidAttrNumber;
	return column;
}

static KeyColumns
key_columns(Relation relation)
{
	KeyColumns	columns;

	columns.year = key_column(relation, "fiscal_year", INT4OID);
	columns.project = key_column(relation, "project_code", TEXTOID);
	columns.department = key_column(relation, "department_code", TEXTOID);
	columns.scheme = key_column(relation, "scheme_code", TEXTOID);
	if (columns.project == InvalidAttrNumber && columns.department == InvalidAttrNumber
		&& columns.scheme == InvalidAttrNumber)
		columns.scheme = key_column(relation, "code", TEXTOID);
	columns.may_lack_project = columns.project == InvalidAttrNumber
		|| key_column(relation, "section", TEXTOID) != InvalidAttrNumber;
	return columns;
}

static void
set_code(Key *key, TupleTableSlot *slot, AttrNumber column)
{
	bool		isnull = true;
	Datum		value = 0;

	if (column != InvalidAttrNumber)
		value = slot_getattr(slot, column, &isnull);
	if (isnull)
	{
		key->code = "";
		key->length = 0;
	}
	else
	{
		text	   *code = DatumGetTextPP(value);

		key->code = VARDATA_ANY(code);
		key->length = VARSIZE_ANY_EXHDR(code);
	}
}

/* The key of a row: its project; else its department in the year; else its scheme; else all. */
static Key
row_key(const KeyColumns *columns, TupleTableSlot *slot)
{
	Key			key = {KIND_PROJECT, 0, NULL, 0};
	bool		isnull = true;

	if (columns->year != InvalidAttrNumber)
		key.year = DatumGetInt32(slot_getattr(slot, columns->year, &isnull));
	if (isnull)
		key.year = 0;
	set_code(&key, slot, columns->project);
	if (key.length == 0 && columns->may_lack_project && columns->department != InvalidAttrNumber)
	{
		key.kind = KIND_DEPARTMENT;
		set_code(&key, slot, columns->department);
	}
	else if (columns->project == InvalidAttrNumber)
	{
		key.kind = columns->scheme != InvalidAttrNumber ? KIND_SCHEME : KIND_ALL;
		set_code(&key, slot, columns->scheme);
	}
	return key;
}

static void
add_key(Keys *keys, const Key *key)
{
	bool		found;

	if (keys->last.code != NULL && match_key(&keys->last, key, 0) == 0)
		return;
	keys->last = *key;
	hash_search(keys->seen, key, HASH_ENTER, &found);
	if (found)
		return;
	keys->kinds = accumArrayResult(keys->kinds, CStringGetTextDatum(kind_names[key->kind]), false,
								   TEXTOID, CurrentMemoryContext);
	keys->years = accumArrayResult(keys->years, Int32GetDatum(key->year), false, INT4OID, CurrentMemoryContext);
	keys->codes = accumArrayResult(keys->codes, PointerGetDatum(cstring_to_text_with_len(key->code, key->length)),
								   false, TEXTOID, CurrentMemoryContext);
}

/* So many that a refresh would compute everything: one mark says so, too. */
static bool
are_too_many(Keys *keys, Oid marks)
{
	int64		count = hash_get_num_entries(keys->seen);

	if (count <= FEW_KEYS)
		return false;
	if (keys->most == 0)
		keys->most = Max(FEW_KEYS, REFRESHED_WHOLE * kept_most_stale(marks));
	return count > keys->most;
}

/* A row that has the key of the row before is not looked at any further. */
static void
add_rows(Keys *keys, const KeyColumns *columns, Relation relation, Tuplestorestate *rows, Oid marks)
{
	TupleTableSlot *slot = MakeSingleTupleTableSlot(RelationGetDescr(relation), &TTSOpsMinimalTuple);
	MemoryContext each = AllocSetContextCreate(CurrentMemoryContext, "perfeval key of a row", ALLOCSET_SMALL_SIZES);

	tuplestore_rescan(rows);
	while (!keys->too_many && tuplestore_gettupleslot(rows, true, false, slot))
	{
		MemoryContext old = MemoryContextSwitchTo(each);
		Key			key = row_key(columns, slot);

		MemoryContextSwitchTo(old);
		if (keys->last.code == NULL || match_key(&keys->last, &key, 0) != 0)
		{
			key.code = pnstrdup(key.code, key.length);
			add_key(keys, &key);
			keys->too_many = are_too_many(keys, marks);
		}
		MemoryContextReset(each);
	}
	ExecDropSingleTupleTableSlot(slot);
	MemoryContextDelete(each);
}

/* The ledger's kept_stale: it stands beside the table, or the table that this is a part of. */
static Oid
marks_of(Relation relation)
{
	Oid			relid = RelationGetRelid(relation);
	Oid			marks = get_relname_relid("kept_stale", get_rel_namespace(relid));

	while (!OidIsValid(marks))
	{
		relid = kept_parent(relid);
		if (!OidIsValid(relid))
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_TABLE),
					 errmsg("table %s has no kept_stale of a ledger beside it",
							quote_identifier(RelationGetRelationName(relation))),
					 errhint("Drop its triggers of function kept_mark, or move it back to the ledger's schema.")));
		marks = get_relname_relid("kept_stale", get_rel_namespace(relid));
	}
	return marks;
}

static SPIPlanPtr
insert_plan(Oid marks)
{
	static HTAB *plans = NULL;
	struct
	{
		Oid			marks;
		SPIPlanPtr	plan;
	}		   *entry;
	Oid			types[3] = {TEXTARRAYOID, INT4ARRAYOID, TEXTARRAYOID};
	bool		found;

	if (plans == NULL)
	{
		HASHCTL		control = {.keysize = sizeof(Oid), .entrysize = sizeof(*entry)};

		plans = hash_create("perfeval marks", 8, &control, HASH_ELEM | HASH_BLOBS);
	}
	entry = hash_search(plans, &marks, HASH_ENTER, &found);
	if (!found)
		entry->plan = NULL;
	if (entry->plan == NULL || !SPI_plan_is_valid(entry->plan))
	{
		char	   *query = psprintf("INSERT INTO %s (kind, fiscal_year, code)"
									 " SELECT k.kind, k.fiscal_year, k.code"
									 " FROM ROWS FROM (pg_catalog.unnest($1), pg_catalog.unnest($2),"
									 " pg_catalog.unnest($3))"
									 " AS k (kind, fiscal_year, code)",
									 quote_qualified_identifier(get_namespace_name(get_rel_namespace(marks)),
																get_rel_name(marks)));
		SPIPlanPtr	plan = SPI_prepare(query, 3, types);

		if (plan == NULL)
			elog(ERROR, "could not prepare: %s", query);
		SPI_keepplan(plan);
		if (entry->plan != NULL)
			SPI_freeplan(entry->plan);
		entry->plan = plan;
	}
	return entry->plan;
}

/* Inserts the marks as the owner of kept_stale, which may be anybody's who may create one beside the table. */
static void
insert_marks(Oid marks, Keys *keys)
{
	Oid			user;
	int			context;
	HeapTuple	tuple;
	Oid			owner;
	Datum		values[3];
	int			result;

	if (keys->kinds == NULL)
		return;
	values[0] = makeArrayResult(keys->kinds, CurrentMemoryContext);
	values[1] = makeArrayResult(keys->years, CurrentMemoryContext);
	values[2] = makeArrayResult(keys->codes, CurrentMemoryContext);
	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(marks));
	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for relation %u", marks);
	owner = ((Form_pg_class) GETSTRUCT(tuple))->relowner;
	ReleaseSysCache(tuple);
	GetUserIdAndSecContext(&user, &context);
	SetUserIdAndSecContext(owner, context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
	result = SPI_execute_plan(insert_plan(marks), values, NULL, false, 0);
	SetUserIdAndSecContext(user, context);
	if (result != SPI_OK_INSERT)
		elog(ERROR, "could not mark what is stale: %s", SPI_result_code_string(result));
}

static void
init_keys(Keys *keys)
{
	HASHCTL		control = {
		.keysize = sizeof(Key),
		.entrysize = sizeof(Key),
		.hash = hash_key,
		.match = match_key,
		.hcxt = CurrentMemoryContext
	};

	memset(keys, 0, sizeof(Keys));
	keys->seen = hash_create("perfeval stale keys", 256, &control,
							 HASH_ELEM | HASH_FUNCTION | HASH_COMPARE | HASH_CONTEXT);
}

/* Is the key what was marked last, and has nothing run since? */
static bool
is_last_mark(Oid marks, const Key *key)
{
	return last_mark.marks == marks && last_mark.xid == GetTopTransactionIdIfAny()
		&& last_mark.subxid == GetCurrentSubTransactionId()
		&& last_mark.command == GetCurrentCommandId(false)
		&& last_mark.kind == key->kind && last_mark.year == key->year
		&& last_mark.length == key->length && memcmp(last_mark.code, key->code, key->length) == 0;
}

static void
remember_mark(Oid marks, const Key *key)
{
	last_mark.marks = InvalidOid;
	if (key->length > sizeof(last_mark.code))
		return;
	last_mark.marks = marks;
	last_mark.xid = GetTopTransactionIdIfAny();
	last_mark.subxid = GetCurrentSubTransactionId();
	last_mark.command = GetCurrentCommandId(false);
	last_mark.kind = key->kind;
	last_mark.year = key->year;
	last_mark.length = key->length;
	memcpy(last_mark.code, key->code, key->length);
}

static void
mark_row(TriggerData *trigger, Oid marks, Keys *keys)
{
	KeyColumns	columns = key_columns(trigger->tg_relation);
	TupleTableSlot *slots[2] = {trigger->tg_trigslot, NULL};

	if (TRIGGER_FIRED_BY_UPDATE(trigger->tg_event))
		slots[1] = trigger->tg_newslot;
	for (int i = 0; i < 2; i++)
	{
		Key			key;

		if (slots[i] == NULL)
			continue;
		key = row_key(&columns, slots[i]);
		if (!is_last_mark(marks, &key))
			add_key(keys, &key);
	}
	if (keys->kinds == NULL)
		return;
	insert_marks(marks, keys);
	/* the insert's own command is over */
	CommandCounterIncrement();
	remember_mark(marks, &keys->last);
}

static void
mark_statement(TriggerData *trigger, Oid marks, Keys *keys)
{
	KeyColumns	columns = key_columns(trigger->tg_relation);

	if (trigger->tg_oldtable != NULL)
		add_rows(keys, &columns, trigger->tg_relation, trigger->tg_oldtable, marks);
	if (trigger->tg_newtable != NULL)
		add_rows(keys, &columns, trigger->tg_relation, trigger->tg_newtable, marks);
	if (keys->too_many || TRIGGER_FIRED_BY_TRUNCATE(trigger->tg_event))
	{
		Key			key = {KIND_ALL, 0, "", 0};

		keys->kinds = keys->years = keys->codes = NULL;
		add_key(keys, &key);
	}
	insert_marks(marks, keys);
}

PG_FUNCTION_INFO_V1(kept_mark);
Datum
kept_mark(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;
	Keys		keys;
	Oid			marks;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("kept_mark was not called as a trigger")));
	if (TRIGGER_FIRED_BEFORE(trigger->tg_event))
	{
		kept_begin_statement();
		PG_RETURN_POINTER(NULL);
	}
	SPI_connect();
	init_keys(&keys);
	marks = marks_of(trigger->tg_relation);
	if (TRIGGER_FIRED_FOR_ROW(trigger->tg_event))
		mark_row(trigger, marks, &keys);
	else
		mark_statement(trigger, marks, &keys);
	SPI_finish();
	if (!TRIGGER_FIRED_FOR_ROW(trigger->tg_event))
		kept_end_statement();
	PG_RETURN_POINTER(NULL);
}
