package marketplace.order.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What {@link WriteHeaders} of an endpoint must and may hold. Held to when a request comes, and told by the API's document. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Conditions {

    /** Whether the caller must say with If-Match which version it saw, because it replaces something of it. */
    boolean versionRequired() default false;

    /** Whether the caller must send an Idempotency-Key, because nothing else tells a repetition. */
    boolean keyRequired() default false;

    /** Whether an Idempotency-Key means anything. */
    boolean keyed() default true;
}
