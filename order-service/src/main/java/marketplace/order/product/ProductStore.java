package marketplace.order.product;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import marketplace.order.journal.CommandKey;
import marketplace.order.product.Product.Offer;
import marketplace.platform.database.SqlValues;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Products in the database. Every write is one statement. */
@Component
class ProductStore {

    private static final String INSERT = """
            insert into products (product_id, provider_id, version, name, listed, document, created_at, changed_at,
                                  command_key, command_digest)
            values (:id, :provider, 1, :name, :listed, :document::jsonb, :now, :now, :key, :digest)
            on conflict (provider_id, command_key) where command_key is not null do nothing
            returning product_id, provider_id, version, listed, document
            """;

    private static final String BY_KEY = """
            select product_id, provider_id, version, listed, document, command_digest
              from products where provider_id = :provider and command_key = :key
            """;

    /** Writing what stands already changes nothing, so that a repeated request is answered like the first. */
    private static final String UPDATE = """
            update products
               set version = version + 1, name = :name, listed = :listed, document = :document::jsonb, changed_at = :now
             where product_id = :id and provider_id = :provider and version = :version
               and (listed <> :listed or document <> :document::jsonb)
            returning product_id, provider_id, version, listed, document
            """;

    /** Buyers see what is listed, providers what is theirs or listed, others everything. */
    private static final String VISIBLE = """
            select product_id, provider_id, version, listed, document
              from products
             where product_id = :id
               and (listed or :role not in ('BUYER', 'PROVIDER') or (:role = 'PROVIDER' and provider_id = :party))
            """;

    private static final String BY_ID = """
            select product_id, provider_id, version, listed, document from products where product_id = :id
            """;

    private static final String LIST_LISTED = """
            select product_id, provider_id, version, listed, document
              from products
             where listed and (product_id > :after or :after is null)
             order by product_id limit :limit
            """;

    private static final String LIST_OF_PROVIDER = """
            select product_id, provider_id, version, listed, document
              from products
             where provider_id = :party and (product_id > :after or :after is null)
             order by product_id limit :limit
            """;

    private static final String LIST_ALL = """
            select product_id, provider_id, version, listed, document
              from products
             where (product_id > :after or :after is null)
             order by product_id limit :limit
            """;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    ProductStore(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** The new product; empty when there is one with this key already. */
    Mono<Product> insert(Product product, @Nullable CommandKey key) {
        return database.sql(INSERT)
                .bind("id", product.id())
                .bind("provider", product.providerId())
                .bind("name", product.offer().name())
                .bind("listed", product.listed())
                .bind("document", json.writeValueAsString(product.offer()))
                .bind("now", clock.instant())
                .bind("key", SqlValues.nullable(key == null ? null : key.text(), String.class))
                .bind("digest", SqlValues.nullable(key == null ? null : key.digest(), String.class))
                .map(this::product)
                .one();
    }

    Mono<Inserted> byKey(String providerId, String key) {
        return database.sql(BY_KEY)
                .bind("provider", providerId)
                .bind("key", key)
                .map(row -> new Inserted(product(row), SqlValues.required(row, "command_digest", String.class)))
                .one();
    }

    /** The changed product; empty when nothing had to change or the version is another one. */
    Mono<Product> update(Product product, long expectedVersion) {
        return database.sql(UPDATE)
                .bind("id", product.id())
                .bind("provider", product.providerId())
                .bind("version", expectedVersion)
                .bind("name", product.offer().name())
                .bind("listed", product.listed())
                .bind("document", json.writeValueAsString(product.offer()))
                .bind("now", clock.instant())
                .map(this::product)
                .one();
    }

    Mono<Product> find(Caller caller, String id) {
        return database.sql(VISIBLE)
                .bind("id", id)
                .bind("role", caller.role().name())
                .bind("party", caller.id())
                .map(this::product)
                .one();
    }

    /** The product, whoever may see it. */
    Mono<Product> byId(String id) {
        return database.sql(BY_ID).bind("id", id).map(this::product).one();
    }

    /** Listed products for buyers, for a provider its own, for others all. */
    Flux<Product> list(Caller caller, @Nullable String after, int limit) {
        DatabaseClient.GenericExecuteSpec statement = switch (caller.role()) {
            case BUYER -> database.sql(LIST_LISTED);
            case PROVIDER -> database.sql(LIST_OF_PROVIDER).bind("party", caller.id());
            case OPERATOR, SERVICE -> database.sql(LIST_ALL);
        };
        return statement
                .bind("after", SqlValues.nullable(after, String.class))
                .bind("limit", limit)
                .map(this::product)
                .all();
    }

    private Product product(Readable row) {
        return new Product(
                SqlValues.required(row, "product_id", String.class),
                SqlValues.required(row, "provider_id", String.class),
                SqlValues.required(row, "version", Long.class),
                SqlValues.required(row, "listed", Boolean.class),
                json.readValue(SqlValues.required(row, "document", String.class), Offer.class));
    }

    /** A product that was made before, and what was asked for then. */
    record Inserted(Product product, String digest) {}
}
