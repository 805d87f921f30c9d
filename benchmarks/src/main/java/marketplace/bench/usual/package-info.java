/** A small order service built the usual way, as the reference: Spring MVC, JPA, an outbox table. */
@NullMarked
package marketplace.bench.usual;

import org.jspecify.annotations.NullMarked;
