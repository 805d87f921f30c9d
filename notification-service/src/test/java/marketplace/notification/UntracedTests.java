package marketplace.notification;

import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marketplace.notification.inbox.NewNotice;
import marketplace.notification.inbox.Notices;
import marketplace.platform.trace.Traces;
import marketplace.servers.TestTrace;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

class UntracedTests extends ServiceTest {

    private final OrderFixture order = order();

    @Autowired
    private Traces traces;

    @Autowired
    private Notices notices;

    @Autowired
    private DatabaseClient database;

    @Test
    void withoutACollectorANoticeKeepsTheTraceContextThatItsEventHad() {
        String header = TestTrace.begun().header();
        NewNotice notice = NoticeFixture.notice(order, 2);

        assertThat(traces.on()).isFalse();
        assertThat(notices.add(List.of(notice.tracedAs(header))).block()).isEqualTo(1);

        assertThat(database.sql("select trace_parent from notices where order_number = :order")
                        .bind("order", order.number())
                        .mapValue(String.class)
                        .one()
                        .block())
                .isEqualTo(header);
    }
}
