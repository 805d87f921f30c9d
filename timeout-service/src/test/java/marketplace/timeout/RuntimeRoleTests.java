package marketplace.timeout;

import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.none;
import static marketplace.timeout.TestDeadlines.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.servers.KafkaServer;
import marketplace.servers.RoleChecks;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import marketplace.servers.TwoRoleDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The service whose database was made by the script of deployments: migrated by the owner, served by the runtime role. */
@ExtendWith(OutputCaptureExtension.class)
class RuntimeRoleTests {

    @Test
    void isEnoughForTheServiceAndCanDoNothingElse(CapturedOutput output) throws SQLException {
        TwoRoleDatabase roles = Servers.shared().freshTwoRoleDatabase();
        TwoRoleDatabase other = Servers.shared().freshTwoRoleDatabase();
        TestClock clock = new TestClock();
        try (KafkaServer server = KafkaServer.startTemporary();
                RunningService service = RunningService.startAs(roles, clock, server.bootstrapServers())) {
            TestKafka kafka = new TestKafka(server.bootstrapServers());
            String order = newOrder();
            Instant due = clock.instant().plus(Duration.ofDays(15));
            kafka.tell(start(order, 1, due));
            await().until(() -> service.count("select count(*) from schedules where due_at is not null") == 1);
            clock.tickTo(due.plusMillis(1));
            await().untilAsserted(() -> assertThat(kafka.commandsFor(order))
                    .containsExactly(new CancelByDeadline(order, "start-1", due, due.plusMillis(1))));
            kafka.tell(none(order, 2));
            await().until(() -> service.count("select count(*) from schedules where closed_at is not null") == 1);

            assertThat(RoleChecks.missingForRows(roles)).isEmpty();
            assertThat(RoleChecks.beyondRows(roles)).isEmpty();
            assertThat(RoleChecks.isTurnedAway(roles.runtime(), other.owner().name()))
                    .isTrue();
            assertThat(output).doesNotContain("permission denied");
        }
    }
}
