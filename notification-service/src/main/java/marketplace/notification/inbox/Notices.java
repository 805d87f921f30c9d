package marketplace.notification.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import marketplace.notification.message.ArgumentsJson;
import marketplace.platform.trace.Step;
import marketplace.platform.trace.Traces;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where notices are added. */
@Component
public class Notices {

    /**
     * Adds what is new, numbers it within each inbox, and makes a mail for each whose recipient has an address now. One
     * statement, so that all of it happens or nothing. What is there already is left alone: telling twice is telling
     * once. The rows of {@code inboxes} are locked in one order, so two writers never wait for each other in a circle.
     */
    private static final String ADD = """
            with incoming as (
                select *
                  from unnest(
                           :order_numbers::text[], :order_versions::bigint[], :roles::text[], :ids::text[],
                           :messages::text[], :arguments::text[], :occurred::timestamptz[], :traces::text[])
                       with ordinality as given (
                           order_number, order_version, recipient_role, recipient_id,
                           message, arguments, occurred_at, trace_parent, place)
            ),
            fresh as (
                select incoming.*,
                       row_number() over (partition by recipient_role, recipient_id order by place) as nth
                  from incoming
                 where not exists (
                           select from notices told
                            where told.order_number = incoming.order_number
                              and told.order_version = incoming.order_version
                              and told.recipient_role = incoming.recipient_role
                              and told.recipient_id = incoming.recipient_id
                              and told.message = incoming.message)
            ),
            numbered as (
                insert into inboxes as inbox (recipient_role, recipient_id, last_position)
                select recipient_role, recipient_id, count(*)
                  from fresh
                 group by recipient_role, recipient_id
                 order by recipient_role, recipient_id
                on conflict (recipient_role, recipient_id) do update
                   set last_position = inbox.last_position + excluded.last_position
                returning recipient_role, recipient_id, last_position
            ),
            told as (
                insert into notices (
                    recipient_role, recipient_id, position,
                    order_number, order_version, message, arguments, occurred_at, created_at, trace_parent)
                select recipient_role, recipient_id,
                       last_position + nth - count(*) over (partition by recipient_role, recipient_id),
                       order_number, order_version, message, arguments::jsonb, occurred_at, :now, trace_parent
                  from fresh
                  join numbered using (recipient_role, recipient_id)
                 order by place
                on conflict (order_number, order_version, recipient_role, recipient_id, message) do nothing
                returning id, recipient_role, recipient_id
            ),
            mailed as (
                insert into mails (notice_id, state, attempts, next_attempt_at, created_at)
                select told.id, 'PENDING', 0, :now, :now
                  from told
                  join recipients on recipients.role = told.recipient_role and recipients.id = told.recipient_id
                 where recipients.email is not null
            )
            select count(*) as added from told
            """;

    private final DatabaseClient database;
    private final ArgumentsJson json;
    private final Clock clock;
    private final Traces traces;
    private final Counter told;
    private final Counter repeated;

    Notices(DatabaseClient database, ArgumentsJson json, Clock clock, Traces traces, MeterRegistry meters) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.traces = traces;
        this.told = counter(meters, "told");
        this.repeated = counter(meters, "repeated");
    }

    /** Tells what has not been told before; gives how many that are. */
    public Mono<Long> add(List<NewNotice> notices) {
        return notices.isEmpty() ? Mono.just(0L) : Mono.defer(() -> traced(notices));
    }

    private Mono<Long> traced(List<NewNotice> notices) {
        List<Step> steps = notices.stream().map(this::begin).toList();
        return insert(IntStream.range(0, steps.size())
                        .mapToObj(i -> notices.get(i).tracedAs(steps.get(i).traceParent()))
                        .toList())
                .doOnNext(added -> steps.forEach(Step::end))
                .doOnError(failure -> steps.forEach(step -> step.fail(failure)));
    }

    private Step begin(NewNotice notice) {
        return traces.begin(SpanKind.INTERNAL, "write notice", notice.traceParent())
                .with("marketplace.message", notice.message().key())
                .with("marketplace.recipient.role", notice.recipient().role().name())
                .with(Step.ORDER, notice.orderNumber());
    }

    private Mono<Long> insert(List<NewNotice> notices) {
        return database.sql(ADD)
                .bind("order_numbers", texts(notices, NewNotice::orderNumber))
                .bind(
                        "order_versions",
                        notices.stream().map(NewNotice::orderVersion).toArray(Long[]::new))
                .bind(
                        "roles",
                        texts(notices, notice -> notice.recipient().role().name()))
                .bind("ids", texts(notices, notice -> notice.recipient().id()))
                .bind("messages", texts(notices, notice -> notice.message().key()))
                .bind("arguments", texts(notices, notice -> json.write(notice.arguments())))
                .bind("occurred", texts(notices, notice -> notice.occurredAt().toString()))
                .bind("traces", notices.stream().map(NewNotice::traceParent).toArray(String[]::new))
                .bind("now", clock.instant())
                .mapValue(Long.class)
                .one()
                .doOnNext(added -> count(notices.size(), added));
    }

    private void count(int given, long added) {
        told.increment((double) added);
        repeated.increment((double) (given - added));
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("marketplace.notices")
                .description("Notices by what became of them")
                .tags("channel", "inbox", "outcome", outcome)
                .register(meters);
    }

    private static String[] texts(List<NewNotice> notices, Function<NewNotice, String> field) {
        return notices.stream().map(field).toArray(String[]::new);
    }
}
