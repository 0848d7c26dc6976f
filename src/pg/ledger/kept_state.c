/*-------------------------------------------------------------------------
 *
 * kept_state.c
 *	  kept_generation(): whether the kept scores of a ledger serve its reader.
 *
 * They do while every trigger that marks what is stale is as keep_scores() made
 * it, in all tables that belong to those of the ledger; while few keys are
 * marked; and for who may read all rows of these tables.  Catalogs and marks are
 * read by the snapshot of the query that asks, so that all its parts get one
 * answer: a trigger that was off for a while has another xmin ever after, and
 * whoever sees what was written meanwhile sees that.
 *
 *-------------------------------------------------------------------------
 */
#include "kept.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/parallel.h"
#include "access/relation.h"
#include "access/xact.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/rls.h"
#include "utils/snapmgr.h"

/* The columns of kept_state that are read here, in their order. */
enum
{
	STATE_GENERATION = 1,
	STATE_FINGERPRINT,
	STATE_TABLES,
	STATE_SCHEMES,
	STATE_MOST_STALE
};

/* ... and those of kept_stale. */
enum
{
	STALE_KIND = 1,
	STALE_YEAR,
	STALE_CODE
};

/* The query that an answer was given to: its parts, and others that see the same, get it again. */
typedef struct Question
{
	TimestampTz transaction;
	SubTransactionId subtransaction;
	TransactionId xmin;
	TransactionId xmax;
	uint32		xcnt;
	int32		subxcnt;
	CommandId	curcid;
	Oid			user;
	Oid			state;
	int64		row_security;	/* as wide as leaves no bytes between, which would be compared */
} Question;

StaticAssertDecl(sizeof(Question) == 48, "a question has bytes that belong to no member");

/* A statement that writes to a watched table right now; who sees no more than it does sees none of its rows. */
typedef struct OpenStatement
{
	SubTransactionId subxid;
	CommandId	curcid;
} OpenStatement;

static OpenStatement *open_statements = NULL;
static int	open_count = 0;
static int	open_room = 0;

static void
forget_statements(XactEvent event, void *arg)
{
	open_count = 0;
}

/* What a subtransaction that is rolled back has begun does not end. */
static void
forget_statements_of(SubXactEvent event, SubTransactionId subxid, SubTransactionId parent, void *arg)
{
	int			kept = 0;

	if (event != SUBXACT_EVENT_ABORT_SUB && event != SUBXACT_EVENT_COMMIT_SUB)
		return;
	for (int i = 0; i < open_count; i++)
	{
		OpenStatement statement = open_statements[i];

		if (statement.subxid == subxid)
		{
			if (event == SUBXACT_EVENT_ABORT_SUB)
				continue;
			statement.subxid = parent;
		}
		open_statements[kept++] = statement;
	}
	open_count = kept;
}

void
kept_begin_statement(void)
{
	if (open_statements == NULL)
	{
		open_room = 16;
		open_statements = MemoryContextAlloc(TopMemoryContext, open_room * sizeof(OpenStatement));
		RegisterXactCallback(forget_statements, NULL);
		RegisterSubXactCallback(forget_statements_of, NULL);
	}
	if (open_count == open_room)
		open_statements = repalloc(open_statements, (open_room *= 2) * sizeof(OpenStatement));
	open_statements[open_count].subxid = GetCurrentSubTransactionId();
	open_statements[open_count++].curcid = GetActiveSnapshot()->curcid;
}

void
kept_end_statement(void)
{
	if (open_count > 0)
		open_count--;
}

/* Is it a table whose first columns have these types and no NULL?  Anyone can make another. */
static bool
has_columns(Relation relation, const Oid *types, int count)
{
	TupleDesc	desc = RelationGetDescr(relation);

	if (relation->rd_rel->relkind != RELKIND_RELATION || desc->natts < count)
		return false;
	for (int i = 0; i < count; i++)
	{
		Form_pg_attribute column = TupleDescAttr(desc, i);

		if (column->attisdropped || !column->attnotnull || column->atttypid != types[i])
			return false;
	}
	return true;
}

/* May the reader see all rows of these tables? */
static bool
reads_all(ArrayType *tables)
{
	Oid		   *oids = (Oid *) ARR_DATA_PTR(tables);
	int			count = ArrayGetNItems(ARR_NDIM(tables), ARR_DIMS(tables));

	for (int i = 0; i < count; i++)
		if (get_rel_relkind(oids[i]) == '\0'
			|| pg_class_aclcheck(oids[i], GetUserId(), ACL_SELECT) != ACLCHECK_OK
			|| check_enable_rls(oids[i], InvalidOid, true) == RLS_ENABLED)
			return false;
	return true;
}

static bool
text_in_array(const char *string, ArrayType *array)
{
	Datum	   *elements;
	int			count;
	bool		found = false;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &elements, NULL, &count);
	for (int i = 0; i < count; i++)
		found |= strcmp(TextDatumGetCString(elements[i]), string) == 0;
	return found;
}

/* Are so few keys marked, and none that stands for many, that the others serve? */
static bool
few_are_stale(Oid marks, ArrayType *schemes, int64 most, bool *any)
{
	static const Oid types[] = {TEXTOID, INT4OID, TEXTOID};
	Relation	relation = relation_open(marks, AccessShareLock);
	TupleDesc	desc = RelationGetDescr(relation);
	SysScanDesc scan;
	HeapTuple	tuple;
	char	   *last = NULL;
	int64		count = 0;
	bool		few = true;

	if (!has_columns(relation, types, lengthof(types)) || !OidIsValid(RelationGetReplicaIndex(relation)))
	{
		relation_close(relation, AccessShareLock);
		return false;
	}
	scan = systable_beginscan(relation, RelationGetReplicaIndex(relation), true, GetActiveSnapshot(), 0, NULL);
	while (few && HeapTupleIsValid(tuple = systable_getnext(scan)))
	{
		bool		isnull;
		char	   *kind = TextDatumGetCString(heap_getattr(tuple, STALE_KIND, desc, &isnull));
		int32		year = DatumGetInt32(heap_getattr(tuple, STALE_YEAR, desc, &isnull));
		char	   *code = TextDatumGetCString(heap_getattr(tuple, STALE_CODE, desc, &isnull));
		char	   *key = psprintf("%s %d %s", kind, year, code);

		/* the index has equal keys beside each other */
		if (last != NULL && strcmp(key, last) == 0)
			pfree(key);
		else
		{
			if (last != NULL)
				pfree(last);
			last = key;
			if (strcmp(kind, "scheme") != 0)
				few = strcmp(kind, "all") != 0 && ++count <= most;
			else
				few = !text_in_array(code, schemes);
		}
		pfree(kind);
		pfree(code);
		*any = true;
	}
	systable_endscan(scan);
	relation_close(relation, AccessShareLock);
	return few;
}

static const Oid state_types[] = {INT8OID, INT8OID, OIDARRAYOID, TEXTARRAYOID, INT8OID};

int64
kept_most_stale(Oid marks)
{
	Oid			state = get_relname_relid("kept_state", get_rel_namespace(marks));
	Relation	relation;
	int64		most = 0;

	if (!OidIsValid(state))
		return most;
	relation = relation_open(state, AccessShareLock);
	if (has_columns(relation, state_types, lengthof(state_types)))
	{
		SysScanDesc scan = systable_beginscan(relation, InvalidOid, false, GetActiveSnapshot(), 0, NULL);
		HeapTuple	tuple;
		bool		isnull;

		while (HeapTupleIsValid(tuple = systable_getnext(scan)))
			most = Max(most, DatumGetInt64(heap_getattr(tuple, STATE_MOST_STALE, RelationGetDescr(relation), &isnull)));
		systable_endscan(scan);
	}
	relation_close(relation, AccessShareLock);
	return most;
}

/* The state that fits the triggers; of another server's ledger none does. */
static KeptAnswer
answer(Oid state, Oid function)
{
	KeptAnswer	answer = {false, false, 0};
	Oid			marks = get_relname_relid("kept_stale", get_rel_namespace(state));
	Relation	relation = relation_open(state, AccessShareLock);
	TupleDesc	desc = RelationGetDescr(relation);
	SysScanDesc scan;
	HeapTuple	tuple;

	if (!has_columns(relation, state_types, lengthof(state_types)))
	{
		relation_close(relation, AccessShareLock);
		return answer;
	}
	scan = systable_beginscan(relation, InvalidOid, false, GetActiveSnapshot(), 0, NULL);
	while (!answer.serves && OidIsValid(marks) && HeapTupleIsValid(tuple = systable_getnext(scan)))
	{
		bool		isnull;
		ArrayType  *tables = DatumGetArrayTypeP(heap_getattr(tuple, STATE_TABLES, desc, &isnull));
		int64		made = DatumGetInt64(heap_getattr(tuple, STATE_FINGERPRINT, desc, &isnull));

		/* as the query sees the triggers, and as they fire for what its transaction writes */
		if (ARR_HASNULL(tables)
			|| made != kept_fingerprint_of(tables, function, GetActiveSnapshot())
			|| made != kept_fingerprint_of(tables, function, NULL)
			|| !reads_all(tables))
			continue;
		answer.generation = DatumGetInt64(heap_getattr(tuple, STATE_GENERATION, desc, &isnull));
		answer.serves = few_are_stale(marks, DatumGetArrayTypeP(heap_getattr(tuple, STATE_SCHEMES, desc, &isnull)),
									  DatumGetInt64(heap_getattr(tuple, STATE_MOST_STALE, desc, &isnull)),
									  &answer.stale);
	}
	systable_endscan(scan);
	relation_close(relation, AccessShareLock);
	return answer;
}

static Question
question(Oid state)
{
	Question	q;
	Snapshot	snapshot = GetActiveSnapshot();

	memset(&q, 0, sizeof(q));
	q.transaction = GetCurrentTransactionStartTimestamp();
	q.subtransaction = GetCurrentSubTransactionId();
	q.xmin = snapshot->xmin;
	q.xmax = snapshot->xmax;
	q.xcnt = snapshot->xcnt;
	q.subxcnt = snapshot->subxcnt;
	q.curcid = snapshot->curcid;
	q.user = GetUserId();
	q.state = state;
	q.row_security = row_security;
	return q;
}

KeptAnswer
kept_answer(Oid state, Oid extension)
{
	static Question asked;
	static KeptAnswer found;
	Question	now;

	/*
	 * The marks of a statement that is under way are not written yet.  A query that it
	 * is a part of sees none of its rows and keeps its answer.  A worker does not know
	 * of one that its leader is in.
	 */
	if ((open_count > 0 && GetActiveSnapshot()->curcid > open_statements[0].curcid)
		|| (IsParallelWorker() && TransactionIdIsValid(GetTopTransactionIdIfAny())))
	{
		KeptAnswer	none = {false, false, 0};

		return none;
	}
	now = question(state);
	if (memcmp(&now, &asked, sizeof(now)) != 0)
	{
		memset(&asked, 0, sizeof(asked));
		found = answer(state, kept_marking_function(extension));
		asked = now;
	}
	return found;
}

/*
 * What a query was told.  It has several parts that ask, each when the first row
 * is wanted of it, so a cursor may go on as another role between two of them,
 * which has another answer: the parts would show rows twice, or not at all.
 */
typedef struct Told
{
	MemoryContext execution;	/* that of the query while it is executed */
	Question	question;		/* a context of plpgsql's lives longer than a snapshot */
	KeptAnswer	answer;
	MemoryContextCallback forget;
	struct Told *next;
} Told;

static Told *told = NULL;

static void
forget_told(void *arg)
{
	Told	  **at = &told;

	while (*at != arg)
		at = &(*at)->next;
	*at = (*at)->next;
}

static KeptAnswer
answer_of_execution(MemoryContext execution, Oid state, Oid extension)
{
	Question	now = question(state);
	Told	   *was = told;

	now.subtransaction = InvalidSubTransactionId;	/* one that began later */
	while (was != NULL && (was->execution != execution || was->question.state != state))
		was = was->next;
	if (was != NULL && was->question.user != now.user)
	{
		Oid			user = now.user;

		now.user = was->question.user;
		if (memcmp(&was->question, &now, sizeof(now)) == 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_CURSOR_STATE),
					 errmsg("a query over kept scores cannot go on as another role"),
					 errhint("Fetch its rows to the end before SET ROLE.")));
		now.user = user;
	}
	if (was == NULL || memcmp(&was->question, &now, sizeof(now)) != 0)
	{
		KeptAnswer	answer = kept_answer(state, extension);

		if (was == NULL)
		{
			was = MemoryContextAllocZero(execution, sizeof(Told));
			was->execution = execution;
			was->forget.func = forget_told;
			was->forget.arg = was;
			MemoryContextRegisterResetCallback(execution, &was->forget);
			was->next = told;
			told = was;
		}
		was->question = now;
		was->answer = answer;
	}
	return was->answer;
}

/*
 * kept_generation(state, stale): which kept rows serve; NULL
 * where none do, or, if stale is asked for, where no key is marked beside them.
 */
PG_FUNCTION_INFO_V1(kept_generation);
Datum
kept_generation(PG_FUNCTION_ARGS)
{
	KeptAnswer	answer = answer_of_execution(fcinfo->flinfo->fn_mcxt, PG_GETARG_OID(0),
											 get_func_namespace(fcinfo->flinfo->fn_oid));

	if (!answer.serves || (PG_GETARG_BOOL(1) && !answer.stale))
		PG_RETURN_NULL();
	PG_RETURN_INT64(answer.generation);
}
