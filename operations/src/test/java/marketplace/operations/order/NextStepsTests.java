package marketplace.operations.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class NextStepsTests {

    @Test
    void the_party_whose_deadline_runs_must_act() {
        assertThat(steps("""
                {"order": {"orderNumber": "N1", "running":
                  {"mustAct": "PROVIDER", "kind": "START", "dueAt": "2026-12-07T00:00:00Z", "onExpiry": "CANCEL"}}}""")).containsExactly("PROVIDER: START by 2026-12-07T00:00:00Z, or else CANCEL");
    }

    @Test
    void a_refund_that_failed_is_the_operator_s_and_one_that_is_asked_for_the_platform_s() {
        assertThat(steps("""
                {"order": {"orderNumber": "N1", "refunds": [
                  {"refundId": "R-1", "state": "FAILED", "failure": "CLOSED", "tries": 10},
                  {"refundId": "R-2", "state": "REQUESTED", "amount": {"amount": 500, "currency": "CNY"}},
                  {"refundId": "R-3", "state": "PAID_TWICE"},
                  {"refundId": "R-4", "state": "REFUNDED"}]}}"""))
                .containsExactly(
                        "operator: a refund failed (CLOSED, 10 tries): ops refunds retry N1 R-1",
                        "payment platform: refund R-2 of 5.00 CNY",
                        "operator: a refund was paid twice: put it right, then ops refunds settle N1 R-3 --note …");
    }

    @Test
    void a_refund_that_is_tried_again_by_itself_is_nobodys_yet() {
        assertThat(steps("""
                {"order": {"orderNumber": "N1", "refunds": [
                  {"refundId": "R-1", "state": "FAILED", "failure": "CLOSED", "tries": 2, "nextTryAt": "2026-11-02T00:00:00Z"}]}}"""))
                .containsExactly(
                        "nobody yet: a refund that failed (CLOSED, 2 tries) is tried again at 2026-11-02T00:00:00Z;"
                                + " sooner: ops refunds retry N1 R-1");
    }

    @Test
    void a_dispute_waits_for_the_operator_only_while_it_is_open() {
        assertThat(steps("""
                {"order": {"orderNumber": "N1", "disputes": [
                  {"dispute": 1, "open": false, "openedBy": "BUYER", "openedAt": "2026-11-01T00:00:00Z"},
                  {"dispute": 2, "open": true, "openedBy": "PROVIDER", "openedAt": "2026-11-02T00:00:00Z"}]}}"""))
                .containsExactly("operator: decide dispute 2, opened by PROVIDER at 2026-11-02T00:00:00Z");
    }

    @Test
    void what_was_put_aside_comes_first() {
        assertThat(steps("""
                {"deadLetters": [{"letterId": 17, "reason": "unreadable"}],
                 "parked": [{"parkingId": 7, "state": "GIVEN_TO_OPERATOR", "reason": "NO_ORDER"},
                            {"parkingId": 8, "state": "WAITING", "reason": "NO_ORDER", "nextTryAt": "2026-11-02T00:00:00Z"}],
                 "delivery": {"state": "GIVEN_UP", "failure": "TIME_OUT"},
                 "order": {"orderNumber": "N1"}}"""))
                .containsExactly(
                        "operator: a record could not be handled (unreadable): ops dlt show 17",
                        "operator: a payment fits no order (NO_ORDER): ops parked show 7",
                        "nobody yet: a parked payment (NO_ORDER) is tried again at 2026-11-02T00:00:00Z",
                        "operator: the vendor was given up (TIME_OUT): ops deliveries retry N1");
    }

    @Test
    void of_an_order_that_is_over_nobody_must_act() {
        assertThat(steps("{\"order\": {\"status\": \"COMPLETED\"}, \"delivery\": {\"state\": \"DONE\"}}"))
                .containsExactly("nobody");
    }

    private static List<String> steps(String gathered) {
        return NextSteps.of(JsonMapper.shared().readTree(gathered));
    }
}
