package marketplace.order.lane;

import java.util.List;
import marketplace.order.TestSql;

/** What the catalog says of the tables that have a lane. */
final class LaneSchema {

    private static final String WITH_LANE = """
            select c.relname
              from pg_class c join pg_attribute l on l.attrelid = c.oid and l.attname = 'lane' and not l.attisdropped
             where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
             order by c.relname
            """;

    private static final String WITHOUT_LANE = """
            select c.relname
              from pg_class c
             where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
               and not exists (select 1 from pg_attribute l
                                where l.attrelid = c.oid and l.attname = 'lane' and not l.attisdropped)
             order by c.relname
            """;

    /** Rows of one lane live together only where their lanes are of one type, and every row has one. */
    private static final String OTHER_KINDS_OF_LANE = """
            select c.relname
              from pg_class c join pg_attribute l on l.attrelid = c.oid and l.attname = 'lane' and not l.attisdropped
             where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
               and not (l.attnotnull and l.atttypid = 'integer'::regtype)
            """;

    private static final String UNIQUE_ACROSS_LANES = """
            select i.relname
              from pg_index x
              join pg_class c on c.oid = x.indrelid and c.relnamespace = 'public'::regnamespace
              join pg_class i on i.oid = x.indexrelid
              join pg_attribute l on l.attrelid = c.oid and l.attname = 'lane' and not l.attisdropped
             where (x.indisunique or x.indisexclusion)
               and l.attnum <> all ((x.indkey::int2[])[0:x.indnkeyatts - 1])
            """;

    private static final String REFERENCES_ACROSS_LANES = """
            select k.conname
              from pg_constraint k
             where k.contype = 'f'
               and exists (select 1 from pg_attribute l
                            where l.attrelid in (k.conrelid, k.confrelid) and l.attname = 'lane' and not l.attisdropped)
               and not exists (select 1
                                 from unnest(k.conkey, k.confkey) as pair (own, other)
                                 join pg_attribute o on o.attrelid = k.conrelid and o.attnum = pair.own
                                 join pg_attribute r on r.attrelid = k.confrelid and r.attnum = pair.other
                                where o.attname = 'lane' and r.attname = 'lane')
            """;

    /** A sequence is one for all lanes. */
    private static final String NUMBERED_ACROSS_LANES = """
            select c.relname || '.' || a.attname
              from pg_attribute a
              join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
              join pg_attribute l on l.attrelid = c.oid and l.attname = 'lane' and not l.attisdropped
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where a.attnum > 0
               and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like '%nextval%')
            """;

    private final TestSql sql;

    LaneSchema(TestSql sql) {
        this.sql = sql;
    }

    List<String> tablesWithLane() {
        return sql.rows(WITH_LANE);
    }

    List<String> tablesWithoutLane() {
        return sql.rows(WITHOUT_LANE);
    }

    List<String> otherKindsOfLane() {
        return sql.rows(OTHER_KINDS_OF_LANE);
    }

    List<String> uniqueAcrossLanes() {
        return sql.rows(UNIQUE_ACROSS_LANES);
    }

    List<String> referencesAcrossLanes() {
        return sql.rows(REFERENCES_ACROSS_LANES);
    }

    List<String> numberedAcrossLanes() {
        return sql.rows(NUMBERED_ACROSS_LANES);
    }
}
