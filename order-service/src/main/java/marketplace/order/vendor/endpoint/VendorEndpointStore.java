package marketplace.order.vendor.endpoint;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import marketplace.order.vendor.endpoint.RegisteredEndpoint.Previous;
import marketplace.order.vendor.endpoint.RegisteredEndpoint.SealedKey;
import marketplace.platform.database.SqlValues;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Vendor endpoints in the database. Every write is one statement. */
@Component
class VendorEndpointStore {

    private static final String INSERT = """
            insert into vendor_endpoints (product_id, version, url, key_id, sealed_secret, changed_at)
            values (:product, 1, :url, :key, :secret, :now)
            on conflict (product_id) do nothing
            returning *
            """;

    private static final String UPDATE = """
            update vendor_endpoints
               set version = version + 1, url = :url, key_id = :key, sealed_secret = :secret, changed_at = :now,
                   previous_key_id = :previousKey, previous_sealed_secret = :previousSecret,
                   previous_until = :previousUntil
             where product_id = :product and version = :version
            returning *
            """;

    private static final String FIND = "select * from vendor_endpoints where product_id = :product";

    private final DatabaseClient database;

    VendorEndpointStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<RegisteredEndpoint> find(String productId) {
        return database.sql(FIND)
                .bind("product", productId)
                .map(VendorEndpointStore::endpoint)
                .one();
    }

    /** The first endpoint of a product; empty when it has one already. */
    Mono<RegisteredEndpoint> insert(String productId, String url, SealedKey key, Instant now) {
        return database.sql(INSERT)
                .bind("product", productId)
                .bind("url", url)
                .bind("key", key.id())
                .bind("secret", key.sealedSecret())
                .bind("now", now)
                .map(VendorEndpointStore::endpoint)
                .one();
    }

    /** The endpoint after a change; empty when somebody else has changed this version. */
    Mono<RegisteredEndpoint> update(RegisteredEndpoint wanted) {
        Previous previous = wanted.previous();
        return database.sql(UPDATE)
                .bind("product", wanted.productId())
                .bind("version", wanted.version())
                .bind("url", wanted.url())
                .bind("key", wanted.key().id())
                .bind("secret", wanted.key().sealedSecret())
                .bind("now", wanted.changedAt())
                .bind(
                        "previousKey",
                        SqlValues.nullable(
                                previous == null ? null : previous.key().id(), String.class))
                .bind(
                        "previousSecret",
                        SqlValues.nullable(
                                previous == null ? null : previous.key().sealedSecret(), String.class))
                .bind("previousUntil", SqlValues.nullable(previous == null ? null : previous.until(), Instant.class))
                .map(VendorEndpointStore::endpoint)
                .one();
    }

    private static RegisteredEndpoint endpoint(Readable row) {
        return new RegisteredEndpoint(
                SqlValues.required(row, "product_id", String.class),
                SqlValues.required(row, "version", Long.class),
                SqlValues.required(row, "url", String.class),
                new SealedKey(
                        SqlValues.required(row, "key_id", String.class),
                        SqlValues.required(row, "sealed_secret", String.class)),
                SqlValues.required(row, "changed_at", Instant.class),
                previous(row));
    }

    private static @Nullable Previous previous(Readable row) {
        String key = row.get("previous_key_id", String.class);
        return key == null
                ? null
                : new Previous(
                        new SealedKey(key, SqlValues.required(row, "previous_sealed_secret", String.class)),
                        Objects.requireNonNull(row.get("previous_until", Instant.class)));
    }
}
