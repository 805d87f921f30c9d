package marketplace.order.access;

import java.time.Instant;
import marketplace.contracts.Role;
import marketplace.order.model.Order;
import marketplace.order.request.WriteHeaders;
import marketplace.order.view.OrderView;
import marketplace.platform.problem.ProblemException;
import org.springframework.http.HttpHeaders;

/** Where an order stands when something about it is refused. */
public final class Standing {

    private Standing() {}

    /** The problem, saying where the order stands and what the caller may do instead. */
    public static ProblemException of(Order order, Role role, Instant now, ProblemException problem) {
        return problem.member("orderStatus", order.status())
                .member("orderVersion", order.version())
                .member("allowedActions", OrderView.allowedActions(order, role, now))
                .header(HttpHeaders.ETAG, WriteHeaders.entityTag(order.version()));
    }
}
