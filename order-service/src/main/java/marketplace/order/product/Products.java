package marketplace.order.product;

import java.util.UUID;
import java.util.regex.Pattern;
import marketplace.order.journal.CommandKey;
import marketplace.order.problem.RequestProblems;
import marketplace.order.request.RequestDigests;
import marketplace.order.request.WriteHeaders;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Listing products, changing them, finding them. */
@Component
public class Products {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final ProductStore store;
    private final RequestDigests digests;

    Products(ProductStore store, RequestDigests digests) {
        this.store = store;
        this.digests = digests;
    }

    /**
     * A product that this caller may see.
     *
     * @throws ProblemException {@link PlatformProblems#NOT_FOUND} as a signal, when there is none
     */
    Mono<Product> find(Caller caller, String id) {
        return isId(id) ? store.find(caller, id).switchIfEmpty(Mono.error(Products::notFound)) : Mono.error(notFound());
    }

    /**
     * The product that somebody wants to order, listed or not: a buyer who knows its id is told that it is off the list.
     *
     * @throws ProblemException {@link PlatformProblems#NOT_FOUND} as a signal, when there is none
     */
    public Mono<Product> offered(String id) {
        return isId(id) ? store.byId(id).switchIfEmpty(Mono.error(Products::notFound)) : Mono.error(notFound());
    }

    /**
     * A product of this provider. That of another answers like none.
     *
     * @throws ProblemException {@link PlatformProblems#NOT_FOUND} as a signal, when there is none
     */
    public Mono<Product> owned(Caller caller, String id) {
        return offered(id)
                .filter(product -> product.providerId().equals(caller.id()))
                .switchIfEmpty(Mono.error(Products::notFound));
    }

    Flux<Product> list(Caller caller, @Nullable String after, int limit) {
        if (after != null && !isId(after)) {
            return Flux.error(new ProblemException(
                    PlatformProblems.MALFORMED_REQUEST, "cursor is the nextCursor of the page before"));
        }
        return store.list(caller, after, limit);
    }

    Mono<Listed> list(Caller caller, WriteHeaders headers, ProductBody body) {
        Product product =
                new Product(UUID.randomUUID().toString(), caller.id(), 1, listed(body), ProductOffers.offer(body));
        String key = headers.idempotencyKey();
        if (key == null) {
            return store.insert(product, null).map(Listed::first);
        }
        CommandKey commandKey = new CommandKey(key, digests.digest("list-product", body));
        return store.insert(product, commandKey)
                .map(Listed::first)
                .switchIfEmpty(Mono.defer(() -> repeated(caller, commandKey)));
    }

    Mono<Product> change(Caller caller, String id, WriteHeaders headers, ProductBody body) {
        if (!isId(id)) {
            return Mono.error(notFound());
        }
        Product wanted = new Product(id, caller.id(), 1, listed(body), ProductOffers.offer(body));
        return store.update(wanted, headers.requiredVersion())
                .switchIfEmpty(Mono.defer(() -> find(caller, id).map(now -> unchanged(caller, now, wanted))));
    }

    private Mono<Listed> repeated(Caller caller, CommandKey key) {
        return store.byKey(caller.id(), key.text()).map(first -> {
            if (!first.digest().equals(key.digest())) {
                throw new ProblemException(RequestProblems.IDEMPOTENCY_KEY_REUSED, "use a new key for a new request");
            }
            return new Listed(first.product(), true);
        });
    }

    private static Product unchanged(Caller caller, Product now, Product wanted) {
        if (!now.providerId().equals(caller.id())) {
            throw notFound();
        }
        if (now.listed() != wanted.listed() || !now.offer().equals(wanted.offer())) {
            throw new ProblemException(RequestProblems.STALE_VERSION, "the product is at version " + now.version())
                    .header("ETag", WriteHeaders.entityTag(now.version()));
        }
        return now;
    }

    /** Other text may not even be fit for the database. */
    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static boolean listed(ProductBody body) {
        return body.listed() == null || body.listed();
    }

    private static ProblemException notFound() {
        return new ProblemException(PlatformProblems.NOT_FOUND, "no product with this id");
    }

    /**
     * A product on the list.
     *
     * @param replayed whether this request had been answered before; the product is as it is now
     */
    record Listed(Product product, boolean replayed) {

        private static Listed first(Product product) {
            return new Listed(product, false);
        }
    }
}
