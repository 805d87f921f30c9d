package marketplace.notification.recipient;

import static marketplace.platform.database.SqlValues.nullable;
import static marketplace.platform.database.SqlValues.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.ZoneId;
import marketplace.notification.message.Language;
import marketplace.notification.message.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The table of registrations. */
@Component
class RecipientStore {

    private static final String FIND = """
            select email, language, time_zone
              from recipients
             where role = :role and id = :id
            """;

    private static final String PUT = """
            insert into recipients (role, id, email, language, time_zone, changed_at)
            values (:role, :id, :email, :language, :time_zone, :now)
            on conflict (role, id) do update
               set email = excluded.email,
                   language = excluded.language,
                   time_zone = excluded.time_zone,
                   changed_at = excluded.changed_at
            """;

    private static final String DELETE = "delete from recipients where role = :role and id = :id";

    private final DatabaseClient database;
    private final Clock clock;

    RecipientStore(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Registration> find(Recipient recipient) {
        return database.sql(FIND)
                .bind("role", recipient.role().name())
                .bind("id", recipient.id())
                .map(RecipientStore::registration)
                .one();
    }

    Mono<Registration> put(Recipient recipient, Registration registration) {
        return database.sql(PUT)
                .bind("role", recipient.role().name())
                .bind("id", recipient.id())
                .bind("email", nullable(address(registration.email()), String.class))
                .bind("language", registration.reading().language().tag())
                .bind("time_zone", registration.reading().timeZone().getId())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .thenReturn(registration);
    }

    /** Whether there was one. */
    Mono<Boolean> delete(Recipient recipient) {
        return database.sql(DELETE)
                .bind("role", recipient.role().name())
                .bind("id", recipient.id())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    private static @Nullable String address(@Nullable EmailAddress email) {
        return email == null ? null : email.value();
    }

    private static Registration registration(Readable row) {
        String email = row.get("email", String.class);
        return new Registration(
                email == null ? null : new EmailAddress(email),
                new Reading(
                        Language.ofTag(required(row, "language", String.class)).orElseThrow(),
                        ZoneId.of(required(row, "time_zone", String.class))));
    }
}
