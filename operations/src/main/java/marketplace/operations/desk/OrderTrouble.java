package marketplace.operations.desk;

import java.util.Map;
import marketplace.operations.api.ApiList;
import marketplace.operations.api.ApiList.Listed;
import marketplace.operations.api.ApiList.Paging;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.api.Service;

/** What orders may suffer from that is asked for with the query of orders. */
public enum OrderTrouble {
    /** Its deadline is past due and has not acted. */
    OVERDUE("deadlineWithin", "PT0S"),
    /** A refund of it failed and has not succeeded since, or was paid twice. */
    REFUND_FAILED("refundFailed", "true");

    static final ApiList ORDERS = new ApiList(Service.ORDERS, "/v1/orders", "orders", Paging.CURSOR, 200);

    private final String parameter;
    private final String value;

    OrderTrouble(String parameter, String value) {
        this.parameter = parameter;
        this.value = value;
    }

    /** How many orders do, up to where the service stops counting. */
    public long count(OperatorApi api) {
        String path = "%s/count?%s=%s".formatted(ORDERS.path(), parameter, value);
        return api.get(Service.ORDERS, path).path("count").asLong();
    }

    /** The first so many, oldest first. */
    Listed list(OperatorApi api, int most) {
        return ORDERS.read(api, Map.of(parameter, value, "sort", "OLDEST_FIRST"), most);
    }
}
